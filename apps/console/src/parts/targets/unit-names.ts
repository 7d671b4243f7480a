/** Text as people search it: without marks, đ as d, lower case, single spaces (as the hub folds names). */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

const AT_MOST = 4;

/** Former names to show beside a unit: those that were searched for first, then others, and how many more there are. */
export function formerNames(names: readonly string[], search: string): string {
  const words = fold(search).split(' ').filter(Boolean);
  const matches = (name: string): boolean =>
    words.length > 0 && words.every((word) => fold(name).includes(word));
  const sorted = [...names].sort((a, b) => Number(matches(b)) - Number(matches(a)));
  const shown = sorted.slice(0, AT_MOST).join(', ');
  return sorted.length > AT_MOST ? `${shown} …` : shown;
}
