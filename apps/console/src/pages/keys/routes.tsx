import { IconKey } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/keys',
    page: lazy(() => import('./keys.js')),
    needs: ['read:key'],
    nav: { group: 'managing', order: 80, label: (t) => t.keys.title, icon: IconKey },
  },
];
