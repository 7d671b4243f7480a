import { IconMapPin } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/places',
    page: lazy(() => import('./places.js')),
    needs: ['read:place'],
    nav: { group: 'managing', order: 20, label: (t) => t.places.title, icon: IconMapPin },
  },
  { path: '/places/:id', page: lazy(() => import('./place.js')), needs: ['read:place'] },
  { path: '/stations/:id/places/new', page: lazy(() => import('./new-place.js')), needs: ['create:place'] },
  {
    path: '/stations/:id/places/import',
    page: lazy(() => import('./import.js')),
    needs: ['create:place'],
  },
];
