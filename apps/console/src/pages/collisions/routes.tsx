import { IconArrowsSort } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/collisions',
    page: lazy(() => import('./collisions.js')),
    needs: ['read:collision'],
    nav: { group: 'daily', order: 20, label: (t) => t.collisions.nav, icon: IconArrowsSort },
  },
];
