import type { Targets } from '../../parts/targets/targets.js';
import type { NewOrder } from './queries.js';

export type Kind = 'once' | 'daily' | 'weekly' | 'dates' | 'lunar';
export interface AiringDraft {
  kind: 'window' | 'fixed';
  window: string;
  position: 'start' | 'anywhere' | 'end';
  time: string;
  toleranceMinutes: number;
}
/** The form as it is being filled in. */
export interface OrderDraft {
  title: string;
  class: 2 | 3;
  bulletinIds: string[];
  targets: Targets;
  kind: Kind;
  /** The only date, or the first. */
  from: string | null;
  to: string | null;
  weekdays: number[];
  dates: string[];
  lunarDays: number[];
  lunarMonths: number[];
  except: string[];
  onHolidays: boolean;
  airings: AiringDraft[];
  latestDays: number;
}
export type Missing = 'name' | 'bulletins' | 'area' | 'dates' | 'weekdays' | 'lunarDays' | 'order';

export const newAiring = (window: string): AiringDraft => ({
  kind: 'window',
  window,
  position: 'anywhere',
  time: '17:00',
  toleranceMinutes: 5,
});

/** What is still to be filled in, in the order of the form. */
export function missingOf(draft: OrderDraft): Missing[] {
  const { include } = draft.targets;
  const reaches = [include.units, include.hamlets, include.groups, include.places].some(
    (ids) => ids.length > 0,
  );
  const missing: [Missing, boolean][] = [
    ['name', draft.title.trim() === ''],
    ['bulletins', draft.bulletinIds.length === 0],
    ['area', !reaches],
    ['dates', draft.kind === 'dates' ? draft.dates.length === 0 : draft.from === null],
    ['weekdays', draft.kind === 'weekly' && draft.weekdays.length === 0],
    ['lunarDays', draft.kind === 'lunar' && draft.lunarDays.length === 0],
    ['order', hasSpan(draft.kind) && draft.from !== null && draft.to !== null && draft.to < draft.from],
  ];
  return missing.filter(([, is]) => is).map(([what]) => what);
}

export const hasSpan = (kind: Kind): boolean => kind !== 'once' && kind !== 'dates';

/** As the hub takes it; of a draft with nothing missing. */
export function orderBodyOf(draft: OrderDraft, unit: string): NewOrder {
  return {
    unit,
    title: draft.title.trim(),
    class: draft.class,
    bulletinIds: draft.bulletinIds,
    targets: draft.targets,
    recurrence: recurrenceOf(draft),
    airings: draft.airings.map((airing) =>
      airing.kind === 'window'
        ? { kind: 'window', window: airing.window, position: airing.position }
        : { kind: 'fixed', atLocal: airing.time, toleranceMs: airing.toleranceMinutes * 60_000 },
    ),
    latest: { days: draft.latestDays },
  };
}

function recurrenceOf(draft: OrderDraft): NewOrder['recurrence'] {
  const { kind, onHolidays, except } = draft;
  const exceptions = {
    ...(except.length > 0 && { dates: except }),
    ...(onHolidays && { onHolidays }),
  };
  const rest = Object.keys(exceptions).length > 0 ? { exceptions } : {};
  const from = draft.from ?? '';
  const span = { from, ...(draft.to !== null && { to: draft.to }), ...rest };
  switch (kind) {
    case 'once':
      return { kind, date: from };
    case 'dates':
      return { kind, dates: [...draft.dates].sort() };
    case 'daily':
      return { kind, ...span };
    case 'weekly':
      return { kind, weekdays: [...draft.weekdays].sort() as (1 | 2 | 3 | 4 | 5 | 6 | 7)[], ...span };
    case 'lunar':
      return {
        kind,
        days: [...draft.lunarDays].sort((a, b) => a - b),
        ...(draft.lunarMonths.length > 0 && { months: draft.lunarMonths }),
        missingDay: 'last',
        ...span,
      };
  }
}
