import {
  formatLocalDate,
  weekdayOfDay,
  type DayNumber,
  type LocalDate,
  type Weekday,
} from '../time/civil-date.js';
import { DAY_MS, parseWallClock } from '../time/wall-clock.js';
import { startOfDay, zoneOffsetMs } from '../time/zone.js';
import { subtract, type Stretch } from './ranges.js';
import type { Calendar, CalendarDay } from '../recurrence/recurrence.js';
import type { DailyRange, Furniture, PlanStation } from './types.js';

/** A piece of a window on a day that quiet hours and earlier windows leave. */
export interface WindowPiece extends Stretch {
  window: string;
  part: string;
}

/** What a station's regulation and calendars say about one local day. */
export interface RegulationDay {
  day: DayNumber;
  localDate: LocalDate;
  /** What it counts as, under the calendars. */
  weekday: Weekday;
  /** Why nothing can be placed; null: something can. */
  shut: 'closed' | 'weekday' | null;
  mourning: boolean;
  furniture: Furniture;
  pieces: WindowPiece[];
}

interface CompiledRange extends Stretch {
  days: ReadonlySet<number>;
}

/** From–to in ms after local midnight; beyond 24 h when it crosses midnight. */
export function compileRange(range: DailyRange): CompiledRange {
  const fromMs = parseWallClock(range.from);
  const toMs = parseWallClock(range.to);
  return { fromMs, toMs: toMs <= fromMs ? toMs + DAY_MS : toMs, days: new Set<number>(range.days) };
}

/** The special days of a station by date, of the calendars that it follows. */
export function specialDaysOf(
  station: PlanStation,
  calendars: readonly Calendar[],
): Map<LocalDate, CalendarDay[]> {
  const days = new Map<LocalDate, CalendarDay[]>();
  for (const calendar of calendars) {
    if (!station.calendarIds.includes(calendar.id)) continue;
    for (const day of calendar.days) days.set(day.date, [...(days.get(day.date) ?? []), day]);
  }
  return days;
}

/** The regulation of a station, day by day, for `firstDay` to `lastDay`. */
export function regulationDays(
  station: PlanStation,
  calendars: readonly Calendar[],
  firstDay: DayNumber,
  lastDay: DayNumber,
): RegulationDay[] {
  const offsetMs = zoneOffsetMs(station.zone);
  const special = specialDaysOf(station, calendars);
  const weekday = (day: DayNumber): Weekday => weekdayUnder(day, special);
  const quietRanges = station.quiet.map(compileRange);
  const windows = station.windows
    .map((window) => ({ name: window.name, ...compileRange(window) }))
    .sort((a, b) => a.fromMs - b.fromMs || (a.name < b.name ? -1 : 1));
  const quietOn = (day: DayNumber): Stretch[] => stretchesOn(quietRanges, day, weekday(day), offsetMs);
  const days: RegulationDay[] = [];
  let before: Stretch[] = [];
  let quiet = [quietOn(firstDay - 1), quietOn(firstDay), quietOn(firstDay + 1)];
  for (let day = firstDay; day <= lastDay; day += 1) {
    const described = describeDay(station, special, day, weekday(day));
    const taken: Stretch[] = [...quiet.flat(), ...before];
    before = [];
    if (described.shut === null) {
      for (const window of windows) {
        if (!window.days.has(weekday(day))) continue;
        const whole = stretchOf(window, day, offsetMs);
        const pieces = subtract(whole, taken);
        pieces.forEach((piece, i) =>
          described.pieces.push({ ...piece, window: window.name, part: String(i) }),
        );
        taken.push(whole);
        before.push(whole);
      }
    }
    days.push(described);
    quiet = [quiet[1] ?? [], quiet[2] ?? [], quietOn(day + 2)];
  }
  return days;
}

/** Where a window of the station lies on a day, quiet or not; null when it is not on that weekday or the day is shut. */
export function windowOn(
  station: PlanStation,
  { day }: RegulationDay,
  name: string,
  weekday: Weekday,
): Stretch | null {
  const window = station.windows.find((w) => w.name === name && w.days.includes(weekday));
  return window ? stretchOf(compileRange(window), day, zoneOffsetMs(station.zone)) : null;
}

/** The weekday that a day counts as, under the station's calendars. */
export function weekdayUnder(
  day: DayNumber,
  special: ReadonlyMap<LocalDate, readonly CalendarDay[]>,
): Weekday {
  if (special.size === 0) return weekdayOfDay(day);
  const changed = special
    .get(formatLocalDate(day))
    ?.flatMap(({ effect }) => ('weekday' in effect ? [effect.weekday] : []));
  return changed?.length ? (Math.min(...changed) as Weekday) : weekdayOfDay(day);
}

function describeDay(
  station: PlanStation,
  special: ReadonlyMap<LocalDate, readonly CalendarDay[]>,
  day: DayNumber,
  weekday: Weekday,
): RegulationDay {
  const localDate = formatLocalDate(day);
  const kinds = special.get(localDate)?.map(({ effect }) => effect.kind) ?? [];
  const mourning = kinds.includes('mourning');
  const allowed = station.quota.weekdays === null || station.quota.weekdays.includes(weekday);
  return {
    day,
    localDate,
    weekday,
    shut: kinds.includes('closed') ? 'closed' : allowed ? null : 'weekday',
    mourning,
    furniture: mourning ? (station.mourningFurniture ?? station.furniture) : station.furniture,
    pieces: [],
  };
}

function stretchesOn(
  ranges: readonly CompiledRange[],
  day: DayNumber,
  weekday: Weekday,
  offsetMs: number,
): Stretch[] {
  return ranges.filter((range) => range.days.has(weekday)).map((range) => stretchOf(range, day, offsetMs));
}

function stretchOf(range: Stretch, day: DayNumber, offsetMs: number): Stretch {
  const midnight = startOfDay(day, offsetMs);
  return { fromMs: midnight + range.fromMs, toMs: midnight + range.toMs };
}
