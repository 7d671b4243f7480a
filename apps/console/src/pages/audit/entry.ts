/** The word for a code of the log; what has none yet is shown as it is, rather than hidden. */
export const wordOf = (words: Record<string, string>, code: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code;

const PAGES: Record<string, string> = {
  user: '/people/',
  station: '/stations/',
  place: '/places/',
  group: '/groups/',
  device: '/devices/',
  bulletin: '/bulletins/',
};

/** Where a record of the log can be looked at. */
export const pageOf = (kind: string, id: string): string | null =>
  Object.hasOwn(PAGES, kind) ? `${PAGES[kind]}${id}` : null;

/** `2026-12-31` → `2027-01-01` */
export function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
