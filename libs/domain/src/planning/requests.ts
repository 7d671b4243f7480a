import { holidaysOf } from '../recurrence/expand.js';
import { zoneOffsetMs } from '../time/zone.js';
import { programmeOf, type Programme } from './programme.js';
import { requestId } from './request-id.js';
import type { Slotted } from './slotted.js';
import type { DayNumber } from '../time/civil-date.js';
import type { DatedAiring, OrderAtStation, PreparedOrder, Wish } from './prepare.js';
import type { AskedStation, Decision, PlanInput, PlanStation, RequestRef } from './types.js';

/** A request while it is being planned. */
export interface Request extends RequestRef, Slotted {
  frozen: null;
  prepared: PreparedOrder;
  airing: DatedAiring;
  asked: AskedStation;
  programme: Programme;
  /** Where it goes: as asked, or as the commune's acceptance says. */
  wish: Wish;
  day: DayNumber;
  latestDay: DayNumber;
  /** The commune's answer, of a normal request from above. */
  acceptance: Decision | null;
  /** What was decided about it, by the end of placing. */
  decision: Decision | null;
}

/** Every request that the governing versions make of a station in the horizon, in the order of placing within a class. */
export function requestsOf(
  input: PlanInput,
  station: PlanStation,
  orders: readonly OrderAtStation[],
  withdrawn: ReadonlyMap<string, number>,
): Request[] {
  const offsetMs = zoneOffsetMs(station.zone);
  const holidays = holidaysOf(input.calendars.filter(({ id }) => station.calendarIds.includes(id)));
  const requests: Request[] = [];
  for (const { prepared, asked } of orders) {
    const programmes = new Map<AskedStation, Programme>();
    for (const airing of prepared.airings(offsetMs)) {
      const here = askedOn(asked.get(airing.version), airing.localDate);
      if (!here) continue;
      if (airing.version.recurrence.exceptions?.onHolidays && holidays.has(airing.localDate)) continue;
      let programme = programmes.get(here);
      if (!programme) programmes.set(here, (programme = programmeOf(here, withdrawn)));
      requests.push({
        id: requestId(prepared.order.id, station.id, airing.localDate, airing.index),
        orderId: prepared.order.id,
        version: airing.version.version,
        stationId: station.id,
        localDate: airing.localDate,
        index: airing.index,
        class: airing.version.class,
        // Not a small integer: its field holds doubles from the start.
        startMs: Number.NaN,
        lengthMs: 0,
        leadMs: 0,
        atFixedTime: false,
        frozen: null,
        prepared,
        airing,
        asked: here,
        programme,
        wish: airing.wish,
        day: airing.day,
        latestDay: airing.latestDay,
        acceptance: null,
        decision: null,
      });
    }
  }
  return requests;
}

function askedOn(asked: readonly AskedStation[] | undefined, date: string): AskedStation | undefined {
  return asked?.find(
    ({ fromLocalDate, toLocalDate }) =>
      (fromLocalDate === undefined || fromLocalDate <= date) &&
      (toLocalDate === undefined || date <= toLocalDate),
  );
}

/** What others are told of a request. */
export function refOf({ id, orderId, version, stationId, localDate, index }: RequestRef): RequestRef {
  return { id, orderId, version, stationId, localDate, index };
}
