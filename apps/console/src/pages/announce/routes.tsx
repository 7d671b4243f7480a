import { IconMicrophone } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/announce',
    page: lazy(() => import('./announce.js')),
    needs: ['order:order'],
    nav: { group: 'daily', order: 10, label: (t) => t.announce.title, icon: IconMicrophone },
  },
];
