import { IconMailDown } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/offers',
    page: lazy(() => import('./offers.js')),
    needs: ['read:offer'],
    nav: {
      group: 'daily',
      order: 10,
      label: (t, can) => (can('answer', 'offer') ? t.offers.title : t.offers.sent),
      icon: IconMailDown,
    },
  },
  { path: '/offers/sent/:order', page: lazy(() => import('./board.js')), needs: ['read:order'] },
];
