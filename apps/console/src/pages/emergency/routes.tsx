import { IconUrgent } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/emergency',
    page: lazy(() => import('./emergency.js')),
    needs: ['read:alert'],
    nav: { group: 'airing', order: 90, label: (t) => t.emergency.title, icon: IconUrgent },
  },
];
