import { IconFileText } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/bulletins',
    page: lazy(() => import('./list.js')),
    needs: ['read:bulletin'],
    nav: { group: 'content', order: 0, label: (t) => t.bulletins.title, icon: IconFileText },
  },
  { path: '/bulletins/:id', page: lazy(() => import('./detail.js')), needs: ['read:bulletin'] },
  // What a message to the approver links to.
  { path: '/bulletins/:id/approve', page: lazy(() => import('./approve.js')), needs: ['read:bulletin'] },
];
