import { IconHistory } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/audit',
    page: lazy(() => import('./audit.js')),
    needs: ['read:audit'],
    nav: { group: 'managing', order: 90, label: (t) => t.audit.title, icon: IconHistory },
  },
];
