import { IconVocabulary } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/lexicon',
    page: lazy(() => import('./lexicon.js')),
    needs: ['create:bulletin', 'update:lexicon'],
    nav: { group: 'content', order: 40, label: (t) => t.lexicon.title, icon: IconVocabulary },
  },
];
