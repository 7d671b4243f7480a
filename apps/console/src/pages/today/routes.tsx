import { IconChecklist } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/',
    page: lazy(() => import('./today.js')),
    nav: { group: 'daily', order: 0, label: (t) => t.today.title, icon: IconChecklist },
  },
];
