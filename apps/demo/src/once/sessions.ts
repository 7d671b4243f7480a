import { deviceTopic } from '#contracts/topics.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRows, type AsRun } from '../ledger.js';
import { DemoFailure, until, untilInstant } from '../patience.js';
import { COMMUNES, PROVINCE } from '../people.js';
import {
  orderAiring,
  type PlannedOccurrence,
  regulateForNow,
  type Schedule,
  scheduleOf,
  untilPlanned,
} from '../programme.js';
import { acceptOffers } from '../offers.js';
import { forgedPlaylist } from '../roads/forgery.js';
import { type Expected, expectedOf } from '../story/expected.js';
import { type Airing, type Story, tellStory } from '../story/story.js';
import { type ByHand, confirmByHand, orderByHand } from './by-hand.js';
import { furnitureOf, type StationSounds } from './furniture.js';
import type { Pace, Say } from './pace.js';
import type { Stage } from './stage.js';

const MINUTE_MS = 60_000;
const ACCEPT_MS = 30_000;

/** A run that is planned and about to begin. */
export interface Run {
  story: Story;
  /** Instant of the story's beginning. */
  baseMs: number;
  expected: Expected;
  sounds: StationSounds;
  /** Airing key → its occurrences, one a station. */
  occurrences: Map<string, PlannedOccurrence[]>;
  schedules: Schedule[];
  byHand: ByHand;
  /** Filled in when it is put on air. */
  alert: { id: string; activatedAtMs: number } | null;
}

/** Orders everything, and writes down what the ledger will have to say. */
export async function planRun(stage: Stage, pace: Pace, quick: boolean, say: Say): Promise<Run> {
  const { world, crew, seed, cast, bulletins } = stage;
  const sounds = await furnitureOf(crew, world.stations[0]);
  const alertMs = sounds.toneMs + stage.emergency.durationMs;
  const nowMs = Date.now();
  const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const readyMs = nowMs + pace.freezeMs + pace.prepareMs;
  // The first window may have begun, where enough of it is left.
  const baseMs = readyMs <= minuteMs + pace.lateStartMs ? minuteMs : minuteMs + MINUTE_MS;
  const story = tellStory({
    seed,
    cast,
    quick,
    furniture: sounds.furniture,
    soundsMs: bulletins.map(({ durationMs }) => durationMs),
    alertMs,
    notBeforeMs: Math.max(0, readyMs - baseMs),
  });
  const windows = story.windows.map(({ name, fromMs, toMs }) => ({
    name,
    fromMs: baseMs + fromMs,
    toMs: baseMs + toMs,
  }));
  for (const station of world.stations) await regulateForNow(crew('admin'), station, windows);
  const { agent, airing } = story.faults.damaged;
  const damaged = bulletins[story.airings.findIndex(({ key }) => key === airing)]!;
  stage.http.damageOnce({ token: stage.agents.get(agent)!.httpToken, path: damaged.sha256 });
  const ordered = await orderAll(stage, story, baseMs);
  const byHand = await orderByHand(stage, windows, baseMs + story.airings.at(-1)!.startMs);
  const planned = await untilPlanned(crew('giam-sat'), ordered);
  const occurrences = new Map<string, PlannedOccurrence[]>();
  ordered.forEach(({ key }, i) => occurrences.set(key, [...(occurrences.get(key) ?? []), planned[i]!]));
  checkLengths(story.airings, occurrences);
  const expected = expectedOf(story, world.places, { seed: seed.value, alertMs });
  const text = JSON.stringify({ ...expected, begins: new Date(baseMs).toISOString(), story }, null, 1);
  writeFileSync(join(stage.folder, 'expected.json'), `${text}\n`);
  say(`written down beforehand: ${expected.rows.length} rows, in expected.json`);
  await untilAccepted(stage, baseMs + story.airings[0]!.startMs);
  say('every device has accepted its playlist');
  const schedules = await Promise.all(
    world.stations.map((station) => scheduleOf(crew('giam-sat'), station, baseMs, baseMs + story.endMs)),
  );
  return { story, baseMs, expected, sounds, occurrences, schedules, byHand, alert: null };
}

async function orderAll({ crew, world, bulletins }: Stage, story: Story, baseMs: number) {
  const wishes = [];
  for (const [i, airing] of story.airings.entries()) {
    const bulletin = bulletins[Math.min(i, bulletins.length - 1)]!;
    const stations = airing.stations.map((station) => world.stations[station]);
    const startAtMs = baseMs + airing.startMs;
    const order = await orderAiring(crew, {
      title: `${bulletin.title} (${airing.key})`,
      bulletin: bulletin.id,
      class: airing.class,
      stations,
      startAtMs,
    });
    if (airing.class === 3) await acceptOffers(crew, order);
    for (const station of stations) wishes.push({ key: airing.key, order, station, startAtMs });
  }
  return wishes;
}

/** The story reckons with the lengths that the planner gives. @throws DemoFailure where they differ */
function checkLengths(
  airings: readonly Airing[],
  occurrences: ReadonlyMap<string, PlannedOccurrence[]>,
): void {
  for (const { key, leadMs, soundMs } of airings)
    for (const { durationMs, id } of occurrences.get(key) ?? [])
      if (durationMs !== leadMs + soundMs)
        throw new DemoFailure(
          `${key} (${id}) is planned with ${durationMs} ms instead of ${leadMs + soundMs} ms`,
        );
}

async function untilAccepted({ crew, world, cast }: Stage, beforeMs: number): Promise<void> {
  const withinMs = Math.min(ACCEPT_MS, beforeMs - Date.now());
  const wanted = world.places.length - (cast.dead === null ? 0 : 1);
  let soFar = '';
  await until(
    { what: 'every device accepted its playlist', withinMs, everyMs: 500, soFar: () => soFar },
    async () => {
      const devices = await crew('giam-sat').all<{ playlist: { desired: number; accepted: number } }>(
        '/api/v1/devices',
      );
      const done = devices.filter(
        ({ playlist }) => playlist.desired > 0 && playlist.accepted === playlist.desired,
      );
      soFar = `${done.length} of ${wanted} have`;
      return done.length >= wanted;
    },
  );
}

/** Lets everything happen at its instant. */
export async function playRun(stage: Stage, run: Run, pace: Pace, say: Say): Promise<void> {
  const { story, baseMs } = run;
  const at = (airing: string, afterMs: number): number =>
    baseMs + story.airings.find(({ key }) => key === airing)!.startMs + afterMs;
  const { killed, withdrawn, emergency, forged } = story.faults;
  await Promise.all([
    killAndRestart(stage, at(killed.airing, killed.afterMs), say, killed.agent),
    forge(stage, baseMs + forged.atMs, say, forged.agent),
    withdraw(stage, run, at(withdrawn.airing, withdrawn.afterMs), say),
    alarm(stage, run, at(emergency.airing, emergency.afterMs), say),
    confirmByHand(stage, run.byHand),
    untilInstant(baseMs + story.endMs),
  ]);
  let open = 0;
  const patience = {
    what: 'every row of the ledger has an end',
    withinMs: pace.graceMs + 20_000,
    soFar: () => `${open} are open`,
  };
  await until(patience, async () => {
    ({ total: open } = await stage
      .crew('giam-sat')
      .get<{ total: number }>('/api/v1/as-run', { end: 'open', limit: 1 }));
    return open === 0;
  });
}

export const ledgerOf = ({ crew }: Stage): Promise<AsRun[]> => allRows(crew('giam-sat'));

async function killAndRestart(
  stage: Stage,
  atMs: number,
  say: Say,
  name: 'loa-1' | 'loa-2' | 'loa-3',
): Promise<void> {
  const { agent } = stage.agents.get(name)!;
  await untilInstant(atMs);
  await agent.kill();
  agent.start();
  say(`${name} was killed in mid-play and started again`);
}

async function forge(stage: Stage, atMs: number, say: Say, name: 'loa-1' | 'loa-2' | 'loa-3'): Promise<void> {
  const { device, kid } = stage.agents.get(name)!;
  await untilInstant(atMs);
  const jws = forgedPlaylist(device, kid, atMs);
  await until({ what: `${name} is connected, to be sent a forged playlist`, withinMs: 10_000 }, () =>
    stage.mqtt.inject(device, deviceTopic(device, 'playlist'), jws),
  );
  say(`a forged playlist was sent to ${name}`);
}

async function withdraw(stage: Stage, run: Run, atMs: number, say: Say): Promise<void> {
  const index = run.story.airings.findIndex(({ key }) => key === run.story.faults.withdrawn.airing);
  const bulletin = stage.bulletins[index]!;
  await untilInstant(atMs);
  await stage
    .crew('duyet')
    .post(`/api/v1/bulletins/${bulletin.id}/withdraw`, { reason: 'Nội dung đã thay đổi' });
  say(`“${bulletin.title}” was withdrawn while it played (answered in ${Date.now() - atMs} ms)`);
}

/** Requested by one person, put on air by another. */
async function alarm(stage: Stage, run: Run, atMs: number, say: Say): Promise<void> {
  const { crew, emergency } = stage;
  await untilInstant(atMs - 5000);
  const { id } = await crew('truc-ban').post<{ id: string }>('/api/v1/alerts', {
    unit: PROVINCE,
    units: COMMUNES,
    title: emergency.title,
    orderRef: '01/LĐ-TRINHDIEN',
    bulletinId: emergency.id,
    exp: new Date(atMs + 3 * MINUTE_MS).toISOString(),
    repeat: { count: 1, everyMs: 0 },
  });
  await untilInstant(atMs);
  run.alert = { id, activatedAtMs: Date.now() };
  await crew('khan-cap').post(`/api/v1/alerts/${id}/activate`);
  say(`an emergency went on air (asked for and answered in ${Date.now() - run.alert.activatedAtMs} ms)`);
}
