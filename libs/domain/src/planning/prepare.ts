import { formatLocalDate, parseLocalDate, type DayNumber, type LocalDate } from '../time/civil-date.js';
import { parseWallClock } from '../time/wall-clock.js';
import { dayOfInstant } from '../time/zone.js';
import { expandDays, holidaysOf } from '../recurrence/expand.js';
import { PlanInputError } from './check-input.js';
import type { AskedStation, OrderVersion, Placement, PlanInput, PlanOrder } from './types.js';

/** A placement with its time reckoned once. */
export type Wish =
  | { fixed: true; atMs: number; toleranceMs: number }
  | { fixed: false; window: string; position: 'start' | 'anywhere' | 'end' };

/** One airing of an order on one date, the same for all its stations. */
export interface DatedAiring {
  day: DayNumber;
  localDate: LocalDate;
  index: number;
  version: OrderVersion;
  wish: Wish;
  latestDay: DayNumber;
  replaces: { localDate: LocalDate; index: number } | null;
}

/** An order with its airings, and what of it concerns the stations that are being planned. */
export interface PreparedOrder {
  order: PlanOrder;
  /** Position in the order of placing among all orders: first confirmation, then id. */
  rank: number;
  airings: (offsetMs: number) => readonly DatedAiring[];
}

/** An order at a station: what each version asks of it. */
export interface OrderAtStation {
  prepared: PreparedOrder;
  asked: ReadonlyMap<OrderVersion, readonly AskedStation[]>;
}

export function compareOrders(a: PlanOrder, b: PlanOrder): number {
  return a.confirmedAtMs - b.confirmedAtMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** What each of the stations is asked, orders in the order of placing. Orders that ask none of them cost a look each. */
export function ordersByStation(
  input: PlanInput,
  stationIds: ReadonlySet<string>,
): Map<string, OrderAtStation[]> {
  const byStation = new Map<string, OrderAtStation[]>();
  [...input.orders].sort(compareOrders).forEach((order, rank) => {
    const asked = new Map<string, Map<OrderVersion, AskedStation[]>>();
    for (const version of order.versions) {
      for (const station of version.stations) {
        if (!stationIds.has(station.stationId)) continue;
        const versions = asked.get(station.stationId) ?? new Map<OrderVersion, AskedStation[]>();
        asked.set(station.stationId, versions);
        const list = versions.get(version);
        if (list) list.push(station);
        else versions.set(version, [station]);
      }
    }
    if (asked.size === 0) return;
    const prepared: PreparedOrder = { order, rank, airings: rememberAirings(order, input) };
    for (const [stationId, versions] of asked) {
      const list = byStation.get(stationId);
      if (list) list.push({ prepared, asked: versions });
      else byStation.set(stationId, [{ prepared, asked: versions }]);
    }
  });
  return byStation;
}

/** All airings of an order in the horizon, for each zone once. */
function rememberAirings(order: PlanOrder, input: PlanInput): (offsetMs: number) => readonly DatedAiring[] {
  const remembered = new Map<number, readonly DatedAiring[]>();
  return (offsetMs) => {
    const known = remembered.get(offsetMs);
    if (known) return known;
    const airings = airingsOf(order, input, offsetMs);
    remembered.set(offsetMs, airings);
    return airings;
  };
}

interface Governed {
  version: OrderVersion;
  fromDay: DayNumber;
  toDay: DayNumber;
}

/** The days of the horizon that a version may govern: inside its range, and not before it takes effect. */
function governedBy(version: OrderVersion, input: PlanInput, offsetMs: number): Governed {
  const { fromLocalDate, toLocalDate } = version.governs;
  const effective = dayOfInstant(version.effectiveFromMs, offsetMs);
  const from = parseLocalDate(input.horizon.fromLocalDate);
  const to = parseLocalDate(input.horizon.toLocalDate);
  return {
    version,
    fromDay: Math.max(from, effective, fromLocalDate === null ? from : parseLocalDate(fromLocalDate)),
    toDay: Math.min(to, toLocalDate === null ? to : parseLocalDate(toLocalDate)),
  };
}

function airingsOf(order: PlanOrder, input: PlanInput, offsetMs: number): DatedAiring[] {
  const governed = order.versions.map((version) => governedBy(version, input, offsetMs));
  governed.sort((a, b) => b.version.version - a.version.version);
  const airings: DatedAiring[] = [];
  let moved = false;
  governed.forEach(({ version, fromDay, toDay }, i) => {
    if (fromDay > toDay) return;
    const higher = governed.slice(0, i);
    const days = expandDays(version.recurrence, fromDay, toDay, noHolidays).filter(
      (day) => !higher.some((other) => day >= other.fromDay && day <= other.toDay),
    );
    moved ||= Boolean(version.moved?.length) || higher.length > 0;
    airings.push(...airingsOn(version, days, input));
  });
  if (moved) airings.sort((a, b) => a.day - b.day || a.index - b.index);
  for (let i = 1; moved && i < airings.length; i += 1) {
    if (airings[i]?.day === airings[i - 1]?.day && airings[i]?.index === airings[i - 1]?.index) {
      throw new PlanInputError([
        { path: `orders.${order.id}.moved`, problem: 'an airing was moved onto an index that is taken' },
      ]);
    }
  }
  return airings;
}

/** Holidays differ by station: they are left out where the station's requests are made. */
const noHolidays = holidaysOf([]);

function airingsOn(version: OrderVersion, days: readonly DayNumber[], input: PlanInput): DatedAiring[] {
  const wishes = version.airings.map(wishOf);
  const lastDay = parseLocalDate(input.horizon.toLocalDate);
  const airings: DatedAiring[] = [];
  for (const day of days) {
    const localDate = formatLocalDate(day);
    wishes.forEach((wish, index) => {
      const move = version.moved?.find((m) => m.fromLocalDate === localDate && m.fromIndex === index);
      const to = move ? parseLocalDate(move.toLocalDate) : day;
      if (to > lastDay || to < parseLocalDate(input.horizon.fromLocalDate)) return;
      airings.push({
        day: to,
        localDate: move ? move.toLocalDate : localDate,
        index: move ? move.toIndex : index,
        version,
        wish: move?.placement ? wishOf(move.placement) : wish,
        latestDay: latestDayOf(version, to),
        replaces: move ? { localDate, index } : null,
      });
    });
  }
  return airings;
}

function latestDayOf(version: OrderVersion, day: DayNumber): DayNumber {
  const { latest } = version;
  return 'days' in latest ? day + latest.days : Math.max(day, parseLocalDate(latest.date));
}

export function wishOf(placement: Placement): Wish {
  return placement.kind === 'fixed'
    ? { fixed: true, atMs: parseWallClock(placement.atLocal), toleranceMs: placement.toleranceMs }
    : { fixed: false, window: placement.window, position: placement.position };
}
