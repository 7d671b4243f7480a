import type { AreaRoute } from './area.js';

const found = import.meta.glob<{ routes: AreaRoute[] }>('./pages/*/routes.tsx', { eager: true });

/** Every page there is; its code is fetched when somebody goes there. */
export const routes: AreaRoute[] = Object.values(found).flatMap(({ routes }) => routes);
