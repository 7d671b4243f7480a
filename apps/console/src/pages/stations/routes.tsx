import { IconBuildingBroadcastTower } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/stations',
    page: lazy(() => import('./stations.js')),
    needs: ['read:station'],
    nav: { group: 'managing', order: 10, label: (t) => t.stations.title, icon: IconBuildingBroadcastTower },
  },
  { path: '/stations/:id', page: lazy(() => import('./station.js')), needs: ['read:station'] },
];
