import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/remote',
    page: lazy(() => import('./remote.js')),
    needs: ['command:device'],
    nav: { group: 'watching', order: 3, label: (t) => t.remote.title, icon: IconAdjustmentsHorizontal },
  },
  { path: '/remote/:id', page: lazy(() => import('./batch.js')), needs: ['read:device'] },
];
