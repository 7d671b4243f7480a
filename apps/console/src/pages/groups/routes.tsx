import { IconStack2 } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/groups',
    page: lazy(() => import('./groups.js')),
    needs: ['read:place'],
    nav: { group: 'managing', order: 30, label: (t) => t.groups.title, icon: IconStack2 },
  },
  { path: '/groups/:id', page: lazy(() => import('./group.js')), needs: ['read:place'] },
];
