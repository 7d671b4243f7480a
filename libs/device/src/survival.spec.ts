import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers, spansOf } from './limits/dayparts.js';
import {
  alert,
  alerts,
  ALERTS_TOPIC,
  command,
  config,
  iso,
  MONDAY,
  playlist,
  PowerCut,
  receipt,
  signed,
  topic,
  World,
} from './spec-world/world.js';

const MINUTE = 60_000;
const START = MONDAY + 10 * MINUTE;
type Message = [string, Uint8Array];

/** A morning: two bulletins, an emergency into the first, a withdrawal, a test tone, receipts. */
function morning(world: World): [number, () => Message][] {
  const occurrences = [
    { id: 'o1', startAtMs: START, seconds: 40, latestStartAtMs: START + 30_000 },
    {
      id: 'o2',
      startAtMs: START + 2 * MINUTE,
      seconds: 30,
      bulletin: 'b2',
      latestStartAtMs: START + 3 * MINUTE,
    },
    { id: 'o3', startAtMs: START + 4 * MINUTE, seconds: 20 },
  ];
  const now = { issuedAt: iso(MONDAY) };
  return [
    [MONDAY, () => [topic('config'), signed(config(1))]],
    [MONDAY + 1000, () => [topic('playlist'), signed(playlist(world, 1, occurrences))]],
    [
      MONDAY + 3000,
      () => [topic('receipt'), signed(receipt(world.core.look().journal, world.core.look().lastSeq))],
    ],
    [START + 15_000, () => [ALERTS_TOPIC, signed(alerts(1, [alert(world, 'a1')], now))]],
    [
      START + 2 * MINUTE + 10_000,
      () => [topic('playlist'), signed(playlist(world, 2, occurrences, { withdrawn: ['b2'] }))],
    ],
    [
      START + 3 * MINUTE,
      () => [
        topic('command'),
        signed(
          command(
            'test-tone',
            { seconds: 2, volume: 20 },
            { issuedAt: iso(START), exp: iso(START + 4 * MINUTE), nonce: 'tone' },
          ),
        ),
      ],
    ],
    [START + 3 * MINUTE + 5000, () => [topic('config'), signed(config(2))]],
  ];
}

/** Runs it; a power cut anywhere is followed by a start two seconds later. Brokers keep what is desired: it comes again on connect. */
function run(cutAt: number, cutShare: number): { world: World; cuts: number; writes: number } {
  const world = new World();
  world.store.cutAt = cutAt;
  world.store.cutShare = cutShare;
  let cuts = 0;
  const kept = new Map<string, Uint8Array>();
  const survive = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      cuts += 1;
      world.nowMs += 2000;
      survive(() => world.boot());
      survive(() => world.connect());
      for (const [name, payload] of kept) survive(() => world.message(name, payload, true));
    }
  };
  survive(() => world.boot());
  survive(() => world.connect());
  for (const [atMs, make] of morning(world)) {
    survive(() => world.passTo(atMs));
    const [name, payload] = make();
    if (name !== topic('command')) kept.set(name, payload);
    survive(() => world.message(name, payload));
  }
  survive(() => world.passTo(START + 10 * MINUTE));
  survive(() => world.passTo(START + 11 * MINUTE)); // a cut broke off the waiting, not the time
  return { world, cuts, writes: world.store.writes };
}

const ENDS = new Set(['finished', 'partial', 'missed', 'declined', 'failed']);
function checkLedger(world: World): void {
  const reports = world.reports();
  expect(reports.map(({ seq }) => seq)).toEqual(reports.map((_, at) => at + 1));
  for (const id of ['o1', 'o2', 'o3', 'a1']) {
    const own = reports.filter((report) => Object.values(report).includes(id) && report.type !== 'armed');
    expect(own.filter(({ type }) => type === 'started').length).toBeLessThanOrEqual(1);
    expect(own.some(({ type }) => ENDS.has(type))).toBe(true);
    expect(ENDS.has(own.at(-1)!.type)).toBe(true);
  }
}

describe('a power cut at any write', () => {
  const { writes, cuts } = run(Infinity, 0);

  it('the undisturbed morning writes enough to be worth cutting', () => {
    expect(cuts).toBe(0);
    expect(writes).toBeGreaterThan(30);
  });

  it.each([0, 0.5, 0.999])(
    'share %d of the record gets through: nothing twice, nothing lost, every row ends',
    (share) => {
      for (let at = 0; at < writes; at++) {
        const { world, cuts: happened } = run(at, share);
        expect(happened).toBe(1);
        checkLedger(world);
      }
    },
  );

  it('one journal through all of it: numbers without a hole, and never one number for two things', () => {
    const { world } = run(20, 0.4);
    const sent = new Map<number, string>();
    for (const { reports } of world.batches()) {
      for (const report of reports) {
        const text = JSON.stringify(report);
        expect(sent.get(report.seq) ?? text).toBe(text);
        sent.set(report.seq, text);
      }
    }
  });
});

describe('everything twice, in any order, with lies in between', () => {
  const windows = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '07:05', to: '07:13' }];
  const limits = { ...config().limits, windows, quotaMinutes: 2 };
  const limited = (revision: number) => config(revision, { limits });

  it('never plays twice, never outside its limits, and ends with the highest revisions', () => {
    const index = fc.integer({ min: 0, max: 8 });
    const script = fc.array(
      fc.record({ which: index, waitMs: fc.integer({ min: 0, max: 90_000 }), cut: fc.boolean() }),
      {
        minLength: 10,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(script, (steps) => {
        const world = new World();
        const bulletins = [4, 6, 8, 10, 12.7].map((minute, at) => ({
          id: `o${at}`,
          startAtMs: MONDAY + minute * MINUTE,
          seconds: 35,
          latestStartAtMs: MONDAY + (minute + 1) * MINUTE,
        }));
        const messages: Message[] = [
          [topic('config'), signed(limited(1))],
          [topic('config'), signed(limited(2))],
          [topic('playlist'), signed(playlist(world, 1, bulletins.slice(0, 3)))],
          [topic('playlist'), signed(playlist(world, 2, bulletins))],
          [topic('playlist'), signed(playlist(world, 3, [...bulletins].reverse()))],
          [topic('playlist'), signed(playlist(world, 9, bulletins), 'stranger')],
          [topic('playlist'), signed({ ...playlist(world, 9, bulletins), device: 'other' })],
          [ALERTS_TOPIC, signed(alerts(1, [alert(world, 'a1')]))],
          [ALERTS_TOPIC, signed(alerts(2, [alert(world, 'a1')]))],
        ];
        world.boot();
        world.connect();
        for (const { which, waitMs, cut } of steps) {
          world.pass(waitMs);
          const [name, payload] = messages[which]!;
          world.message(name, payload);
          if (cut) {
            world.boot();
            world.connect();
          }
        }
        for (const at of [1, 4, 8]) world.message(...messages[at]!);
        world.passTo(MONDAY + 120 * MINUTE);
        expect(world.core.look()).toMatchObject({ configRevision: 2, revision: 3 });
        const started = world.said('started');
        const names = started.map((report) => {
          const { occurrence, alert: id } = report as { occurrence?: string; alert?: string };
          return occurrence ?? id;
        });
        expect(new Set(names).size).toBe(names.length);
        for (const name of names.filter((one) => one?.startsWith('o'))) {
          const { startAtMs, seconds } = bulletins.find(({ id }) => id === name)!;
          const span = { fromMs: startAtMs, toMs: startAtMs + seconds * 1000 };
          expect(covers(spansOf(windows, 'Asia/Ho_Chi_Minh', span), span)).toBe(true);
        }
        expect(names.filter((one) => one?.startsWith('o')).length * 35).toBeLessThanOrEqual(120);
      }),
      { numRuns: 40 },
    );
  });
});

describe('long silences', () => {
  it('a week without the broker: it goes on playing, and everything is told afterwards', () => {
    const world = new World();
    world.boot();
    world.connect();
    const days = Array.from({ length: 7 }, (_, day) => ({
      id: `d${day}`,
      startAtMs: START + day * 86_400_000,
    }));
    world.message(topic('config'), signed(config(1)));
    world.message(topic('playlist'), signed(playlist(world, 1, days)));
    world.pass(MINUTE);
    world.disconnect();
    world.sent.length = 0;
    world.pass(7 * 86_400_000);
    world.connect();
    world.pass(60_000);
    const told = world.batches().flatMap(({ reports }) => reports);
    expect(told.filter(({ type }) => type === 'finished')).toHaveLength(7);
  });

  it('a rotten config on the disk: it starts without one and takes the next', () => {
    const world = new World();
    world.boot();
    world.connect();
    world.message(topic('config'), signed(config(1)));
    world.store.write('config', '00000000 {"rotten":true}');
    world.boot();
    world.connect();
    expect(world.core.look().configRevision).toBe(0);
    world.message(topic('config'), signed(config(1)));
    expect(world.core.look().configRevision).toBe(1);
  });

  it('a broken body on the disk is fetched again', () => {
    const world = new World();
    world.boot();
    world.connect();
    world.message(topic('config'), signed(config(1)));
    const message = playlist(world, 1, [{ id: 'o1', startAtMs: START }]);
    world.message(topic('playlist'), signed(message));
    world.files.set(message.body.sha256, new TextEncoder().encode('rotten'));
    world.boot();
    world.connect();
    world.passTo(START + MINUTE);
    expect(world.about('o1').at(-1)).toBe('finished');
  });
});
