import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  { path: '/run-sheet', page: lazy(() => import('./stations.js')), needs: ['read:plan'] },
  { path: '/run-sheet/:station', page: lazy(() => import('./run-sheet.js')), needs: ['read:plan'] },
];
