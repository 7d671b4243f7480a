import { IconMusic } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/sounds',
    page: lazy(() => import('./sounds.js')),
    needs: ['create:asset', 'approve:asset'],
    nav: { group: 'managing', order: 40, label: (t) => t.sounds.title, icon: IconMusic },
  },
];
