import { IconCalendarWeek } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/schedule',
    page: lazy(() => import('./schedule.js')),
    needs: ['read:plan'],
    nav: { group: 'airing', order: 0, label: (t) => t.schedule.title, icon: IconCalendarWeek },
  },
  {
    path: '/schedule/programme',
    page: lazy(() => import('./programme-week.js')),
    needs: ['read:plan'],
  },
  { path: '/orders/:id', page: lazy(() => import('./order.js')), needs: ['read:order'] },
  { path: '/orders/:id/change', page: lazy(() => import('./change-order.js')), needs: ['order:order'] },
  { path: '/schedule/new', page: lazy(() => import('./new-order.js')), needs: ['order:order'] },
];
