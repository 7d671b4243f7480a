import { IconListCheck } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/rules',
    page: lazy(() => import('./rules.js')),
    needs: ['answer:rule', 'read:rule'],
    nav: { group: 'airing', order: 40, label: (t) => t.rules.title, icon: IconListCheck },
  },
];
