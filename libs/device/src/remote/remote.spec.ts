import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  alert,
  alerts,
  ALERTS_TOPIC,
  command,
  config,
  iso,
  MONDAY,
  playlist,
  receipt,
  running,
  signed,
  topic,
  type PlannedOccurrence,
  type World,
} from '../spec-world/world.js';

const SECOND = 1000;
const MINUTE = 60_000;
const START = MONDAY + 10 * MINUTE;
const plan = (world: World, occurrences: PlannedOccurrence[]): void =>
  world.message(topic('playlist'), signed(playlist(world, 1, occurrences)));
const send = (world: World, name: string, args: object = {}, issuedAtMs = world.nowMs): void =>
  world.message(
    topic('command'),
    signed(command(name, args, { issuedAt: iso(issuedAtMs), exp: iso(world.nowMs + MINUTE) })),
  );
type Played = { items: { fromMs: number; toMs: number }[]; volume: number; play: string; reason?: string };
const played = (world: World, type: string): Played[] => world.said(type) as unknown as Played[];
const spans = ({ items }: Played) => items.map(({ fromMs, toMs }) => [fromMs, toMs]);
const ends = (world: World): string[] =>
  (world.said('command') as unknown as { command: string; result: string; reason?: string }[]).map((r) =>
    [r.command, r.result, r.reason].filter(Boolean).join(' '),
  );
const status = (world: World) => {
  world.pass(1500);
  return world.statuses().at(-1)!;
};
/** Something that plays for two minutes, since a minute. */
const playing = (): World => {
  const world = running();
  plan(world, [{ id: 'o1', startAtMs: START, seconds: 120 }]);
  world.passTo(START + MINUTE);
  return world;
};

describe('volume for a while', () => {
  it('holds for what plays and for what begins, under the trim and the cap, and ends by itself', () => {
    const world = running({}, { volume: { byWindow: [], default: 60, trim: -5 } });
    plan(world, [
      { id: 'o1', startAtMs: START, seconds: 60 },
      { id: 'o2', startAtMs: START + 2 * MINUTE, seconds: 60 },
    ]);
    world.passTo(START + 10 * SECOND);
    send(world, 'volume', { volume: 30, seconds: 150 });
    expect(world.volumes.map(({ volume }) => volume)).toEqual([25]);
    expect(status(world)).toMatchObject({ volume: 25, volumeUntil: iso(START + 160 * SECOND) });
    world.passTo(START + 150 * SECOND);
    expect(played(world, 'finished').map(({ volume }) => volume)).toEqual([25]);
    expect(world.plans.map(({ volume }) => volume)).toEqual([55, 25]);
    world.passTo(START + 10 * MINUTE);
    expect(world.volumes.map(({ volume }) => volume)).toEqual([25, 55]);
    expect(played(world, 'finished').map(({ volume }) => volume)).toEqual([25, 55]);
    expect(world.statuses().at(-1)!.volumeUntil).toBeUndefined();
    send(world, 'volume', { volume: 100, seconds: 60 });
    expect(status(world).volume).toBe(85);
    expect(ends(world)).toEqual(['volume executed', 'volume executed']);
  });

  it('outlives a restart, and 0 seconds end it', () => {
    const world = playing();
    send(world, 'volume', { volume: 20, seconds: 86_400 });
    world.boot();
    world.connect();
    expect(world.plans.at(-1)).toMatchObject({ volume: 20 });
    expect(status(world)).toMatchObject({ volume: 20, volumeUntil: expect.any(String) });
    send(world, 'volume', { volume: 0, seconds: 0 });
    expect(status(world)).toMatchObject({ volume: 60 });
    expect(status(world).volumeUntil).toBeUndefined();
  });

  it('is none of the emergency’s, which keeps to the cap', () => {
    const world = running({}, { limits: { ...config().limits, maxVolume: 70 } });
    send(world, 'volume', { volume: 10, seconds: 600 });
    world.message(ALERTS_TOPIC, signed(alerts(1, [alert(world, 'a1')], { issuedAt: iso(world.nowMs) })));
    world.pass(MINUTE);
    expect(world.plans).toEqual([expect.objectContaining({ volume: 70 })]);
  });
});

describe('pause', () => {
  it('silences within a second, claims nothing of it, and takes up by itself where the neighbours are', () => {
    const world = playing();
    send(world, 'pause', { seconds: 20 });
    world.pass(SECOND);
    expect(world.about('o1').at(-1)).toBe('partial command');
    expect(spans(played(world, 'partial')[0]!)).toEqual([[0, 60_200]]);
    expect(status(world)).toMatchObject({ playing: null, pausedUntil: iso(START + 80 * SECOND) });
    world.passTo(START + 3 * MINUTE);
    expect(world.about('o1')).toEqual(['armed', 'started', 'partial command', 'resumed', 'partial command']);
    const [cut, whole] = played(world, 'partial');
    expect(whole!.play).toBe(cut!.play);
    expect(spans(whole!)).toEqual([
      [0, 60_200],
      [80_000, 120_000],
    ]);
    expect(world.plans.at(-1)!.startAtMs).toBe(START + 80 * SECOND);
    expect(world.statuses().at(-1)!.pausedUntil).toBeUndefined();
  });

  it('resume ends it at once; without a pause it changes nothing', () => {
    const world = playing();
    send(world, 'resume');
    send(world, 'pause', { seconds: 3600 });
    world.pass(10 * SECOND);
    send(world, 'resume');
    world.passTo(START + 3 * MINUTE);
    expect(spans(played(world, 'partial')[1]!)).toEqual([
      [0, 60_200],
      [70_000, 120_000],
    ]);
    expect(ends(world)).toEqual(['resume executed', 'pause executed', 'resume executed']);
  });

  it('what would have begun meanwhile is entered where the neighbours are, or missed: command', () => {
    const world = running();
    plan(world, [
      { id: 'o1', startAtMs: START, seconds: 20 },
      { id: 'o2', startAtMs: START + 30 * SECOND, seconds: 60 },
      { id: 'o3', startAtMs: START + 2 * MINUTE, seconds: 60 },
    ]);
    world.passTo(START - MINUTE);
    send(world, 'pause', { seconds: 100 });
    world.passTo(START + 10 * MINUTE);
    expect(world.about('o1')).toEqual(['armed', 'not-armed paused', 'missed command']);
    expect(world.about('o2').slice(-3)).toEqual(['not-armed paused', 'started late', 'partial command']);
    expect(spans(played(world, 'partial')[0]!)).toEqual([[10_000, 60_000]]);
    expect(world.about('o3').slice(-2)).toEqual(['started', 'finished']);
  });

  it('a second one moves the end; a stop in it means that nothing is taken up', () => {
    const world = playing();
    send(world, 'pause', { seconds: 5 });
    send(world, 'pause', { seconds: 30 });
    expect(status(world).pausedUntil).toBe(iso(START + 90 * SECOND));
    send(world, 'stop');
    world.passTo(START + 5 * MINUTE);
    expect(world.about('o1')).toEqual(['armed', 'started', 'partial command']);
  });

  it('outlives a restart: nothing sounds before its end, and what begins in it is entered afterwards', () => {
    const world = running();
    plan(world, [{ id: 'o1', startAtMs: START, seconds: 120 }]);
    world.passTo(START - 30 * SECOND);
    send(world, 'pause', { seconds: 60 });
    world.pass(SECOND);
    world.boot();
    world.connect();
    world.passTo(START + 29 * SECOND);
    expect(world.plans).toEqual([]);
    world.passTo(START + 5 * MINUTE);
    expect(spans(played(world, 'partial')[0]!)).toEqual([[30_000, 120_000]]);
  });

  it('emergencies sound in it, a test tone does not', () => {
    const world = playing();
    send(world, 'pause', { seconds: 600 });
    world.pass(SECOND);
    send(world, 'test-tone', { seconds: 2, volume: 30 });
    world.message(ALERTS_TOPIC, signed(alerts(1, [alert(world, 'a1')], { issuedAt: iso(world.nowMs) })));
    world.pass(MINUTE);
    expect(ends(world)).toEqual(['pause executed', 'test-tone refused paused']);
    expect(world.about('a1')).toEqual(['started', 'finished']);
    expect(world.said('resumed')).toEqual([]);
  });

  it('one that comes after a later resume is refused, on a clock that is not believed too', () => {
    const world = playing();
    send(world, 'resume');
    send(world, 'pause', { seconds: 60 }, world.nowMs - 1);
    expect(ends(world)).toEqual(['resume executed', 'pause refused superseded']);
    const lost = running({ wallErrorMs: null, batteryBacked: false });
    for (const [name, args] of [
      ['pause', { seconds: 60 }],
      ['volume', { volume: 20, seconds: 60 }],
      ['resume', {}],
    ] as const)
      send(lost, name, args);
    expect(ends(lost)).toEqual(['pause refused clock', 'volume refused clock', 'resume refused clock']);
  });

  it('a clock that is set back makes it no longer', () => {
    const world = playing();
    send(world, 'pause', { seconds: 10 });
    world.answerProbe(5, -30 * MINUTE);
    world.pass(11 * SECOND);
    expect(status(world).pausedUntil).toBeUndefined();
  });

  it('a board refuses all three: it has no sound', () => {
    const world = running({ screen: true });
    send(world, 'pause', { seconds: 60 });
    send(world, 'volume', { volume: 20, seconds: 60 });
    send(world, 'resume');
    expect(ends(world)).toEqual(['pause', 'volume', 'resume'].map((name) => `${name} refused unsupported`));
  });
});

it('whatever is ordered, and when: silent in a pause, within the cap, never from the top, and no second is claimed that did not sound', () => {
  const order = fc.record({
    atSecond: fc.integer({ min: 0, max: 300 }),
    what: fc.oneof(
      fc.record({ name: fc.constant('pause'), seconds: fc.integer({ min: 1, max: 90 }) }),
      fc.record({ name: fc.constant('resume') }),
      fc.record({
        name: fc.constant('volume'),
        volume: fc.integer({ min: 0, max: 100 }),
        seconds: fc.integer({ min: 0, max: 90 }),
      }),
      fc.record({ name: fc.constant('restart now') }),
    ),
  });
  fc.assert(
    fc.property(fc.array(order, { maxLength: 8 }), (orders) => {
      const world = running();
      plan(world, [
        { id: 'o1', startAtMs: START, seconds: 100 },
        { id: 'o2', startAtMs: START + 100 * SECOND, seconds: 40 },
        { id: 'o3', startAtMs: START + 200 * SECOND, seconds: 60 },
      ]);
      const pauses: { fromMs: number; toMs: number }[] = [];
      for (const { atSecond, what } of orders.toSorted((a, b) => a.atSecond - b.atSecond)) {
        world.passTo(Math.max(world.nowMs, START + atSecond * SECOND));
        const { name, ...args } = what;
        const last = pauses.at(-1);
        const isOn = last !== undefined && world.nowMs < last.toMs;
        if (isOn && name !== 'volume' && name !== 'restart now') last.toMs = world.nowMs;
        if ('seconds' in what && name === 'pause')
          pauses.push({ fromMs: world.nowMs, toMs: world.nowMs + what.seconds * SECOND });
        if (name === 'restart now') {
          world.boot();
          world.connect();
        } else send(world, name, args);
        world.message(
          topic('receipt'),
          signed(receipt(world.core.look().journal, world.core.look().lastSeq)),
        );
      }
      world.passTo(START + 10 * MINUTE);
      for (const pause of pauses) {
        const loud = world.sounded.filter(
          ({ fromMs, toMs }) => toMs > pause.fromMs + 250 && fromMs < pause.toMs,
        );
        expect(loud).toEqual([]);
      }
      let claimedMs = 0;
      const starts: Record<string, number> = { o1: START, o2: START + 100_000, o3: START + 200_000 };
      for (const id of Object.keys(starts)) {
        const about = world.reports().filter((r) => 'occurrence' in r && r.occurrence === id);
        const own = about.filter(({ type }) => type === 'started' || type === 'resumed');
        for (const report of own) {
          const { items } = report as unknown as Played;
          const isOnTime = Date.parse(report.at) === starts[id]! + items[0]!.fromMs;
          expect(isOnTime).toBe(true);
        }
        const end = about.findLast(({ type }) => type === 'finished' || type === 'partial');
        if (!end) continue;
        claimedMs += (end as unknown as Played).items.reduce(
          (sum, { fromMs, toMs }) => sum + toMs - fromMs,
          0,
        );
      }
      // What a restart cuts off tells nobody how far it came: then its mark counts, which is never ahead.
      const soundedMs = world.sounded.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
      if (orders.every(({ what }) => what.name !== 'restart now')) expect(claimedMs).toBe(soundedMs);
      expect(Math.max(0, ...world.plans.map(({ volume }) => volume))).toBeLessThanOrEqual(85);
    }),
    { numRuns: 40 },
  );
});
