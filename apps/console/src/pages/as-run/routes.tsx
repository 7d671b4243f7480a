import { IconReportAnalytics } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/as-run',
    page: lazy(() => import('./as-run.js')),
    needs: ['read:as-run'],
    nav: { group: 'watching', order: 30, label: (t) => t.asRun.title, icon: IconReportAnalytics },
  },
  { path: '/as-run/days', page: lazy(() => import('./days.js')), needs: ['read:as-run'] },
  { path: '/as-run/:id', page: lazy(() => import('./row.js')), needs: ['read:as-run'] },
];
