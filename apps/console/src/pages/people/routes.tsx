import { IconBuilding, IconUsers } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/people',
    page: lazy(() => import('./people.js')),
    needs: ['read:user'],
    nav: { group: 'managing', order: 50, label: (t) => t.people.title, icon: IconUsers },
  },
  { path: '/people/:id', page: lazy(() => import('./person.js')), needs: ['read:user'] },
  {
    path: '/organisations',
    page: lazy(() => import('./organisations.js')),
    needs: ['read:user'],
    nav: { group: 'managing', order: 60, label: (t) => t.people.organisations, icon: IconBuilding },
  },
];
