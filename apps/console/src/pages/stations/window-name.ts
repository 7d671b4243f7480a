import { windowText } from '../../texts/code-words.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';

export const WINDOW_NAMES = [
  'morning',
  'noon',
  'afternoon',
  'evening',
  'night',
] as const satisfies readonly (keyof Catalogue['codes']['windows'])[];

/** The word for a window; one that an older regulation called otherwise keeps its own. */
export function useWindowName(): (name: string) => string {
  const { t } = useTexts();
  return (name) => windowText(t, name) ?? name;
}
