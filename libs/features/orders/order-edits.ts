import { expand } from '#domain/recurrence/expand.js';
import type { Recurrence } from '#domain/recurrence/recurrence.js';
import type { MovedAiring, Placement } from '#domain/planning/types.js';
import { addDays, daysBetween, weekdayOf, type LocalDate } from '#domain/time/civil-date.js';
import { conflict, invalid } from '#contracts/errors.js';

/** What a version says, as far as an edit of dates and times reads and writes it. */
export interface VersionFacts {
  version: number;
  governs: { fromLocalDate: LocalDate | null; toLocalDate: LocalDate | null };
  recurrence: Recurrence;
  airings: readonly Placement[];
  moved: readonly MovedAiring[];
}
/** The same content with other dates or times, for a range of dates; the rest is taken over from version `of`. */
export interface Edit extends Omit<VersionFacts, 'version'> {
  of: number;
  /** In place of what version `of` airs, and where. */
  bulletinIds?: string[];
  targets?: unknown;
}
export type Scope = 'one' | 'following' | 'all';
/** An airing as the plan names it: the date and the position in the day of its request. */
export interface AiringRef {
  localDate: LocalDate;
  index: number;
}

const EVERYTHING = { fromLocalDate: null, toLocalDate: null };
/** Airings that come from another date have numbers above every airing of a day (at most 12). */
const MOVED_FROM = 100;
const AIRINGS_A_DAY = 12;

/** The version that a date belongs to: the highest whose range holds it. */
export function governing<V extends Pick<VersionFacts, 'version' | 'governs'>>(
  versions: readonly V[],
  date: LocalDate,
): V | null {
  const holding = versions.filter(
    ({ governs: { fromLocalDate, toLocalDate } }) =>
      (fromLocalDate === null || fromLocalDate <= date) && (toLocalDate === null || date <= toLocalDate),
  );
  return holding.reduce<V | null>((best, v) => (best === null || v.version > best.version ? v : best), null);
}

/** Does the order ask for anything on this date of its recurrence? */
export function asksOn(versions: readonly VersionFacts[], date: LocalDate): boolean {
  const version = governing(versions, date);
  return version !== null && expand(version.recurrence, date, date).length > 0;
}

/**
 * One airing goes to another date, time or window: this one, this and those that follow, or all of them.
 * @throws AppError when there is no such airing, or the series cannot follow, with what to choose instead.
 */
export function moveEdit(
  versions: readonly VersionFacts[],
  airing: AiringRef,
  to: { localDate: LocalDate; placement: Placement },
  scope: Scope,
): Edit {
  const { version, date, index } = originOf(versions, airing);
  const { recurrence, airings } = version;
  const number = 1 + Math.max(...versions.map((v) => v.version));
  const isWhole = governsAll(version) && versions.every((v) => v.version <= version.version);
  if (recurrence.kind === 'once' ? !isWhole : scope === 'one') {
    const governs = { fromLocalDate: date, toLocalDate: date };
    const moved = version.moved.filter((m) => m.fromLocalDate === date && m.fromIndex !== index);
    if (to.localDate === date)
      return {
        of: version.version,
        governs,
        recurrence,
        airings: placed(airings, index, to.placement),
        moved,
      };
    const entry: MovedAiring = {
      fromLocalDate: date,
      fromIndex: index,
      toLocalDate: to.localDate,
      toIndex: MOVED_FROM + number * AIRINGS_A_DAY + index,
      placement: to.placement,
    };
    return { of: version.version, governs, recurrence, airings, moved: [...moved, entry] };
  }
  const first = to.localDate < date ? to.localDate : date;
  return {
    of: version.version,
    governs:
      scope === 'following' && recurrence.kind !== 'once'
        ? { fromLocalDate: first, toLocalDate: null }
        : EVERYTHING,
    recurrence: shifted(recurrence, date, to.localDate, scope),
    airings: placed(airings, index, to.placement),
    moved: [],
  };
}

/** No airing on a date, or on it and every later one. */
export function cancelEdit(
  versions: readonly VersionFacts[],
  airing: AiringRef,
  scope: Exclude<Scope, 'all'>,
): Edit {
  const { version, date } = originOf(versions, airing);
  const { recurrence, airings } = version;
  const exceptions = { ...recurrence.exceptions };
  if (scope === 'one' || recurrence.kind === 'once')
    return {
      of: version.version,
      governs: { fromLocalDate: date, toLocalDate: date },
      recurrence: {
        ...recurrence,
        exceptions: { ...exceptions, dates: [...(exceptions.dates ?? []), date] },
      },
      airings,
      moved: [],
    };
  const governs = { fromLocalDate: date, toLocalDate: null };
  const none: Recurrence = { kind: 'once', date, exceptions: { dates: [date] } };
  return { of: version.version, governs, recurrence: none, airings, moved: [] };
}

/**
 * What held before the last version (or before version `from` and all after it), range by range: as new versions, in
 * this order.
 * @throws AppError when nothing held before, or somebody has changed the order since.
 */
export function undoEdits(versions: readonly VersionFacts[], number: number, from = number): Edit[] {
  const latest = Math.max(...versions.map((v) => v.version));
  if (number !== latest)
    throw conflict('order-changed', 'Lịch phát đã được sửa thêm sau đó; hãy tải lại rồi sửa trực tiếp');
  const undone = versions.filter((v) => v.version >= from);
  const earlier = versions.filter((v) => v.version < from).sort((a, b) => a.version - b.version);
  if (undone.length === 0 || earlier.length === 0)
    throw conflict('nothing-to-undo', 'Đây là bản đầu tiên của lịch phát; muốn bỏ, hãy thu hồi lịch phát');
  return undone.flatMap((one) =>
    earlier.flatMap((v) => {
      const governs = intersection(v.governs, one.governs);
      const { recurrence, airings, moved } = v;
      return governs === null ? [] : [{ of: v.version, governs, recurrence, airings, moved }];
    }),
  );
}

/**
 * Other bulletins or places from a date on, at the dates and times that hold now: one edit for each range that still says
 * something about that date or a later one.
 * @param from null: for everything that has not aired
 */
export function contentEdits(
  versions: readonly VersionFacts[],
  from: LocalDate | null,
  today: LocalDate,
  content: Pick<Edit, 'bulletinIds' | 'targets'>,
): Edit[] {
  const isOver = ({ governs }: VersionFacts) => governs.toLocalDate !== null && governs.toLocalDate < today;
  const standing = versions.filter(
    (v) => !isOver(v) && !versions.some((w) => w.version > v.version && holds(w, v)),
  );
  return standing.flatMap((v) => {
    const governs = intersection(v.governs, { fromLocalDate: from, toLocalDate: null });
    const { recurrence, airings, moved } = v;
    return governs === null ? [] : [{ of: v.version, governs, recurrence, airings, moved, ...content }];
  });
}

/** Airings of the week that begins on a Monday, seven days later, where the order asks for nothing there yet. */
export function copyEdits(versions: readonly VersionFacts[], monday: LocalDate, fromDate: LocalDate): Edit[] {
  let number = Math.max(...versions.map((v) => v.version));
  const edits: Edit[] = [];
  for (let day = 0; day < 7; day += 1) {
    const date = addDays(monday, day);
    const target = addDays(date, 7);
    const version = governing(versions, date);
    if (!version || target < fromDate || !asksOn(versions, date) || asksOn(versions, target)) continue;
    number += 1;
    const onHolidays = version.recurrence.exceptions?.onHolidays;
    edits.push({
      of: version.version,
      governs: { fromLocalDate: target, toLocalDate: target },
      recurrence: { kind: 'once', date: target, ...(onHolidays && { exceptions: { onHolidays } }) },
      airings: version.airings,
      moved: version.moved
        .filter((m) => m.fromLocalDate === date)
        .map((m) => ({
          ...m,
          fromLocalDate: target,
          toLocalDate: addDays(m.toLocalDate, 7),
          toIndex: MOVED_FROM + number * AIRINGS_A_DAY + m.fromIndex,
        })),
    });
  }
  return edits;
}

/** Where an airing comes from: its own date, or the one that an earlier edit moved it away from. */
function originOf(versions: readonly VersionFacts[], { localDate, index }: AiringRef) {
  for (const v of versions) {
    const entry = v.moved.find((m) => m.toLocalDate === localDate && m.toIndex === index);
    if (entry && governing(versions, entry.fromLocalDate) === v)
      return { version: v, date: entry.fromLocalDate, index: entry.fromIndex };
  }
  const version = governing(versions, localDate);
  if (!version || index >= version.airings.length || !asksOn(versions, localDate))
    throw conflict('airing-gone', 'Lượt phát này không còn trong lịch phát; hãy tải lại');
  return { version, date: localDate, index };
}

/** Every date of the other's range is in this one's. */
function holds({ governs: a }: VersionFacts, { governs: b }: VersionFacts): boolean {
  const both = intersection(a, b);
  return both?.fromLocalDate === b.fromLocalDate && both.toLocalDate === b.toLocalDate;
}

const governsAll = ({ governs }: VersionFacts): boolean =>
  governs.fromLocalDate === null && governs.toLocalDate === null;

const placed = (airings: readonly Placement[], index: number, placement: Placement): Placement[] =>
  airings.map((airing, i) => (i === index ? placement : airing));

function shifted(recurrence: Recurrence, from: LocalDate, to: LocalDate, scope: Scope): Recurrence {
  const days = daysBetween(from, to);
  if (days === 0) return recurrence;
  switch (recurrence.kind) {
    case 'once':
      return { ...recurrence, date: to };
    case 'dates':
      return {
        ...recurrence,
        dates: [
          ...new Set(
            recurrence.dates.map((date) => (scope === 'all' || date >= from ? addDays(date, days) : date)),
          ),
        ].sort(),
      };
    case 'weekly':
      return { ...recurrence, weekdays: otherWeekday(recurrence.weekdays, from, to) };
    case 'daily':
    case 'lunar':
      throw invalid(
        'toDate',
        'series-stays',
        'Lịch lặp hằng ngày hoặc theo ngày âm lịch không dời cả chuỗi sang ngày khác được: chọn “Chỉ buổi này”, hoặc giữ nguyên ngày và chỉ đổi giờ',
      );
  }
}

function otherWeekday(
  weekdays: Extract<Recurrence, { kind: 'weekly' }>['weekdays'],
  from: LocalDate,
  to: LocalDate,
) {
  const [before, after] = [weekdayOf(from), weekdayOf(to)];
  if (daysBetween(from, to) !== after - before)
    throw invalid('toDate', 'another-week', 'Cả chuỗi chỉ dời được trong cùng một tuần: chọn “Chỉ buổi này”');
  if (weekdays.includes(after))
    throw invalid(
      'toDate',
      'weekday-taken',
      'Thứ này đã có lượt phát của lịch: chọn “Chỉ buổi này” hoặc thứ khác',
    );
  return weekdays.map((day) => (day === before ? after : day)).sort();
}

type Range = VersionFacts['governs'];
function intersection(a: Range, b: Range): Range | null {
  const later = (x: LocalDate | null, y: LocalDate | null) => (x === null ? y : y === null || x > y ? x : y);
  const earlier = (x: LocalDate | null, y: LocalDate | null) =>
    x === null ? y : y === null || x < y ? x : y;
  const fromLocalDate = later(a.fromLocalDate, b.fromLocalDate);
  const toLocalDate = earlier(a.toLocalDate, b.toLocalDate);
  const isEmpty = fromLocalDate !== null && toLocalDate !== null && fromLocalDate > toLocalDate;
  return isEmpty ? null : { fromLocalDate, toLocalDate };
}
