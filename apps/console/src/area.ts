import type { TablerIcon } from '@tabler/icons-react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Catalogue } from './texts/texts.js';

export type NavGroup = 'daily' | 'content' | 'airing' | 'watching' | 'managing';

/** What a page is to a person may depend on what they do there. */
type NavLabel = (t: Catalogue, can: (action: string, subject: string) => boolean) => string;

/** A page of an area; every `pages/<area>/routes.tsx` exports `routes: AreaRoute[]`, and the shell finds them. */
export interface AreaRoute {
  /** `/bulletins/:id` */
  path: string;
  page: LazyExoticComponent<ComponentType>;
  /** `action:subject` of which the person needs one, else the page is not offered. */
  needs?: readonly string[];
  nav?: { group: NavGroup; order: number; label: NavLabel; icon: TablerIcon };
  /** Without the frame of the console (for a telephone, or to print). */
  bare?: boolean;
}
