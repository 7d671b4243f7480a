import type { Api } from './api.js';
import { DemoFailure, until } from './patience.js';
import { PROVINCE, type Crew } from './people.js';
import type { DemoStation } from './world.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const MINUTE_MS = 60_000;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const DECISION = 'Trình diễn: khung giờ quanh thời điểm chạy thử, không phải quy định của xã';
const PLAN_MS = 30_000;

export interface DemoWindow {
  name: string;
  /** Whole minutes of the clock. */
  fromMs: number;
  toMs: number;
}

/** A window of the days on which the demonstration's own windows are not. */
export interface OtherWindow {
  name: string;
  /** `17:30` */
  from: string;
  to: string;
}

/** The wall clock of the stations. */
export function localOf(atMs: number): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(atMs);
  const [date = '', time = ''] = parts.split(' ');
  return { date, time };
}

/** 1 is Monday. */
const weekdayOf = (atMs: number): number => new Date(localOf(atMs).date).getUTCDay() || 7;

/** A regulation of its own around now, marked as a demonstration: it works at any hour. */
export async function regulateForNow(
  admin: Api,
  station: DemoStation,
  windows: readonly DemoWindow[],
  otherDays: readonly OtherWindow[] = [],
  sessionsADay = 24,
): Promise<void> {
  const taken = new Set(windows.map(({ fromMs }) => weekdayOf(fromMs)));
  const free = EVERY_DAY.filter((day) => !taken.has(day));
  const minutes = Math.min(...windows.map(({ fromMs, toMs }) => (toMs - fromMs) / MINUTE_MS));
  const limits = {
    maxSessionsPerDay: sessionsADay,
    maxMinutesPerSession: minutes,
    maxMinutesPerDay: Math.min(1440, sessionsADay * minutes),
  };
  await admin.put(`/api/v1/stations/${station.id}/regulation`, {
    demonstration: true,
    regulation: {
      windows: [
        ...windows.map(({ name, fromMs, toMs }) => ({
          name,
          days: otherDays.length > 0 ? [weekdayOf(fromMs)] : EVERY_DAY,
          from: localOf(fromMs).time.slice(0, 5),
          to: localOf(toMs).time.slice(0, 5),
          maxMinutes: minutes,
          volume: 60,
        })),
        ...otherDays.map((window) => ({ ...window, days: free, maxMinutes: minutes, volume: 60 })),
      ],
      quiet: [],
      quota: { ...limits, weekdays: EVERY_DAY },
      volumes: { default: 60, cap: 80 },
      decisions: { windows: DECISION, quiet: DECISION, quota: DECISION, volumes: DECISION },
    },
  });
}

export interface OrderWish {
  title: string;
  bulletin: string;
  /** Airs after it. */
  second?: string | undefined;
  class: 2 | 3;
  stations: readonly DemoStation[];
  startAtMs: number;
}

/** An order for some stations at a second; drafted, looked at, confirmed for as many places as were shown. */
export async function orderAiring(crew: Crew, wish: OrderWish): Promise<string> {
  const editor = crew('bien-tap');
  const { date, time } = localOf(wish.startAtMs);
  const { id } = await editor.post<{ id: string }>('/api/v1/orders', {
    unit: PROVINCE,
    title: wish.title,
    class: wish.class,
    bulletinIds: [wish.bulletin, ...(wish.second === undefined ? [] : [wish.second])],
    targets: { include: { units: wish.stations.map(({ unit }) => unit) } },
    recurrence: { kind: 'once', date },
    airings: [{ kind: 'fixed', atLocal: time, toleranceMs: 0 }],
  });
  const shown = await editor.post<{ counted: { places: number } }>(`/api/v1/orders/${id}/dry-run`);
  await editor.post(`/api/v1/orders/${id}/confirm`, { places: shown.counted.places });
  return id;
}

export interface PlannedOccurrence {
  id: string;
  order: string;
  station: string;
  state: string;
  startAt: string;
  durationMs: number;
}
export interface PlannedSession {
  id: string;
  station: string;
  startAt: string;
  endAt: string;
}
export interface Schedule {
  sessions: PlannedSession[];
  occurrences: PlannedOccurrence[];
}

/** What is planned at a station around these instants. */
export function scheduleOf(api: Api, station: DemoStation, fromMs: number, toMs: number): Promise<Schedule> {
  const query = { from: localOf(fromMs).date, to: localOf(toMs).date };
  return api.get<Schedule>(`/api/v1/schedule/${station.id}`, query);
}

/** Every order has its slot at the second it asked for. @throws DemoFailure naming what is elsewhere */
export async function untilPlanned(
  api: Api,
  wishes: readonly { order: string; station: DemoStation; startAtMs: number }[],
): Promise<PlannedOccurrence[]> {
  const { startAtMs: firstMs } = wishes[0] ?? { startAtMs: Date.now() };
  const stations = [...new Set(wishes.map(({ station }) => station))];
  let missing: string[] = [];
  return until(
    { what: 'every order has its slot', withinMs: PLAN_MS, soFar: () => missing.join('; ') },
    async () => {
      const lastMs = Math.max(...wishes.map(({ startAtMs }) => startAtMs));
      const schedules = await Promise.all(
        stations.map((station) => scheduleOf(api, station, firstMs, lastMs)),
      );
      const known = schedules.flatMap(({ occurrences }) => occurrences);
      const found = wishes.map(({ order, station }) =>
        known.find((o) => o.order === order && o.station === station.id && o.state === 'placed'),
      );
      missing = wishes.flatMap(({ order, station }, i) =>
        found[i] ? [] : [`${order} at ${station.name} is not placed`],
      );
      if (missing.length > 0) return null;
      for (const [i, one] of found.entries())
        if (Date.parse(one!.startAt) !== wishes[i]!.startAtMs)
          throw new DemoFailure(
            `${one!.order} was placed at ${one!.startAt} instead of ${new Date(wishes[i]!.startAtMs).toISOString()}`,
          );
      return found.map((one) => one!);
    },
  );
}
