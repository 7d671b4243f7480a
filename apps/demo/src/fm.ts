import type { AsRun } from './ledger.js';
import { DemoFailure, until, untilInstant } from './patience.js';
import { type Crew, FM } from './people.js';
import { orderAiring, regulateForNow } from './programme.js';
import type { DemoStation } from './world.js';

const MINUTE_MS = 60_000;
/** Chime and ident, before what is aired first. */
const OPENING_MS = 12_000;
/** Planning, before it freezes. */
const PREPARE_MS = 8000;
/** A stinger, and a breath. */
const BETWEEN_MS = 5000;
/** The last of the day is still to come when somebody looks. */
const LATER_MS = 30 * MINUTE_MS;
const SESSIONS = 3;
const ROW_MS = 60_000;
/** Of the days on which the demonstration's own window is not. */
const MORNING = { name: 'morning', from: '05:30', to: '06:30' };
const EVENING = { name: 'evening', from: '17:30', to: '19:00' };

export interface FmItem {
  id: string;
  title: string;
  durationMs: number;
}
/** One airing of the day, in the order of time. */
export interface FmAiring {
  order: string;
  endAtMs: number;
}

/** From now on no device plays for the station of {@link FM}: an officer does. @throws DemoFailure */
export async function makeFmStation(crew: Crew): Promise<DemoStation> {
  const admin = crew('admin');
  const { items } = await admin.get<{ items: DemoStation[] }>('/api/v1/stations', { unit: FM });
  const [station] = items;
  if (!station) throw new DemoFailure(`there is no station at ${FM}`);
  await admin.patch(`/api/v1/stations/${station.id}`, { technology: 'fm' });
  return station;
}

/** The province's items for today: one after another from now on, the last of them half an hour later. */
export async function layOutFmDay(
  crew: Crew,
  items: readonly FmItem[],
  freezeMs: number,
): Promise<FmAiring[]> {
  const station = await makeFmStation(crew);
  const nowMs = Date.now();
  const fromMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const window = { name: 'trinh-dien-1', fromMs, toMs: fromMs + 60 * MINUTE_MS };
  await regulateForNow(crew('admin'), station, [window], [MORNING, EVENING], SESSIONS);
  let nextMs = nowMs + freezeMs + PREPARE_MS + OPENING_MS;
  const airings: FmAiring[] = [];
  for (const [i, { id, title, durationMs }] of items.entries()) {
    const last = i === items.length - 1;
    const startAtMs = Math.ceil((last ? nowMs + LATER_MS : nextMs) / 1000) * 1000;
    const wish = { title, bulletin: id, class: 2 as const, stations: [station], startAtMs };
    const endAtMs = startAtMs + durationMs + BETWEEN_MS;
    airings.push({ order: await orderAiring(crew, wish), endAtMs });
    nextMs = endAtMs;
  }
  return airings;
}

/** The officer's word for the first two, as their times come: one was aired, one was not; the others are left to whoever looks. */
export async function confirmFmDay(crew: Crew, [first, second]: readonly FmAiring[]): Promise<void> {
  if (first) await confirmAiring(crew, first, 'finished', null);
  if (second) await confirmAiring(crew, second, 'missed', 'Mất điện ở trạm phát');
}

/** @throws DemoFailure where the ledger has no row of it */
export async function confirmAiring(
  crew: Crew,
  { order, endAtMs }: FmAiring,
  result: 'finished' | 'missed',
  reason: string | null,
): Promise<void> {
  const officer = crew('van-hanh-4');
  await untilInstant(endAtMs);
  const row = await until({ what: `order ${order} is in the ledger`, withinMs: ROW_MS }, async () => {
    const { items } = await officer.get<{ items: AsRun[] }>('/api/v1/as-run', { order });
    return items[0];
  });
  await officer.post(`/api/v1/as-run/${row.id}/confirm`, { result, reason });
}
