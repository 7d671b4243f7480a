import { IconCalendarStar } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/calendar-days',
    page: lazy(() => import('./calendar-days.js')),
    needs: ['read:station'],
    nav: { group: 'managing', order: 35, label: (t) => t.calendarDays.title, icon: IconCalendarStar },
  },
];
