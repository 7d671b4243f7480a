import type { AsRunFilter } from '../../api/airing.js';

const ENDS = ['finished', 'partial', 'failed', 'missed', 'refused', 'open'] as const;
const KINDS = ['occurrence', 'alert', 'person'] as const;
export type End = (typeof ENDS)[number];
export type Kind = (typeof KINDS)[number];
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 3600_000;

/** `2026-11-22` and `-6` → `2026-11-16`. */
export const daysFrom = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** What the address says, so that a list can be gone back to and sent on; nonsense in it is left out. Default: today. */
export function filterOf(search: URLSearchParams, today: string): AsRunFilter {
  const text = (key: string): string | undefined => search.get(key) ?? undefined;
  const date = (key: string): string | undefined => {
    const value = text(key);
    return value && DATE.test(value) ? value : undefined;
  };
  const one = <T extends string>(key: string, among: readonly T[]): T | undefined =>
    among.find((value) => value === text(key));
  const given: AsRunFilter = {
    from: date('from') ?? date('to') ?? today,
    to: date('to') ?? (date('from') ? undefined : today),
    station: text('station'),
    place: text('place'),
    subject: text('subject'),
    order: text('order'),
    end: one('end', ENDS),
    kind: one('kind', KINDS),
    late: one('late', ['true']),
    stopped: one('stopped', ['true']),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The address of a filter with something else in it; `null` takes it out. */
export function changed(search: URLSearchParams, change: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('page');
  for (const [key, value] of Object.entries(change)) {
    if (value === null) next.delete(key);
    else next.set(key, value);
  }
  return next;
}

/** Where a file of the same rows is. */
export const filePath = (kind: 'csv' | 'xlsx', filter: AsRunFilter): string =>
  `/api/v1/as-run.${kind}?${new URLSearchParams(filter).toString()}`;
