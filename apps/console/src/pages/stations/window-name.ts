import { useTexts } from '../../texts/texts.js';

export const WINDOW_NAMES = ['morning', 'noon', 'afternoon', 'evening', 'night'] as const;

/** The word for a window; one that an older regulation called otherwise keeps its own. */
export function useWindowName(): (name: string) => string {
  const { t } = useTexts();
  return (name) => {
    const known = WINDOW_NAMES.find((word) => word === name);
    return known ? t.stations.windowNames[known] : name;
  };
}
