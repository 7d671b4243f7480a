import { IconFilePencil } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

const page = lazy(() => import('./compose.js'));

export const routes: AreaRoute[] = [
  {
    path: '/compose',
    page,
    needs: ['create:bulletin'],
    nav: { group: 'content', order: 20, label: (t) => t.compose.title, icon: IconFilePencil },
  },
  { path: '/compose/:id', page, needs: ['update:bulletin'] },
];
