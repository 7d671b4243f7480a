import { IconHandStop } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/stop',
    page: lazy(() => import('./on-air.js')),
    needs: ['withdraw:order', 'update:alert'],
    nav: { group: 'airing', order: 30, label: (t) => t.stop.nav, icon: IconHandStop },
  },
  { path: '/stop/:id', page: lazy(() => import('./stopped.js')), needs: ['read:as-run'] },
];
