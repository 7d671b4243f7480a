import { describe, expect, it } from '@jest/globals';
import {
  command,
  config,
  iso,
  MONDAY,
  playlist,
  receipt,
  running,
  signed,
  topic,
  World,
} from '../spec-world/world.js';

const MINUTE = 60_000;
const numbers = (world: World): number[] =>
  world.batches().flatMap(({ reports }) => reports.map(({ seq }) => seq));
const answer = (world: World, upTo: number, more: object = {}): void =>
  world.message(topic('receipt'), signed(receipt(world.core.look().journal, upTo, more)));
/** Something to say: faults of a device are numbered like everything else. */
const talk = (world: World, count: number): void => {
  const from = world.core.look().configRevision;
  for (let at = 1; at <= count; at++) world.message(topic('config'), signed(config(from + at)));
};

describe('reports and receipts', () => {
  it('a new report goes out within a second, once', () => {
    const world = running();
    world.pass(1000);
    expect(numbers(world)).toEqual([1]);
    expect(world.batches()[0]).toMatchObject({
      journal: expect.stringMatching(/^[\w-]{16}$/),
      boot: expect.any(String),
    });
  });

  it('what no receipt covers goes again after 30 s, then doubling to ten minutes, connected anew or not', () => {
    const world = running();
    world.pass(1000);
    world.disconnect();
    world.connect();
    world.pass(20_000);
    expect(numbers(world)).toEqual([1]);
    world.pass(70 * MINUTE);
    const gaps = world.sent
      .filter(({ topic: name }) => name.endsWith('/report'))
      .map(({ atMs }) => Math.round((atMs - MONDAY) / 1000));
    expect(gaps).toEqual([0, 30, 90, 210, 450, 930, 1530, 2130, 2730, 3330, 3930]);
  });

  it('a receipt ends it; one that raises nothing, or is for another journal, is ignored; beyond the last it is refused', () => {
    const world = running();
    world.pass(1000);
    world.message(topic('receipt'), signed(receipt('another', 1)));
    answer(world, 0);
    expect(world.core.look().upTo).toBe(0);
    answer(world, 99);
    expect(world.core.look().upTo).toBe(0);
    expect(world.said('refused')).toEqual([expect.objectContaining({ topic: topic('receipt') })]);
    world.pass(1000);
    answer(world, 2);
    world.pass(60 * MINUTE);
    expect(world.core.look().upTo).toBe(2);
    expect(numbers(world)).toEqual([1, 2]);
  });

  it('at most 100 a batch, five batches in flight, one boot a batch', () => {
    const world = running();
    world.disconnect();
    talk(world, 700);
    world.boot();
    talk(world, 5);
    world.connect();
    expect(world.batches().map(({ reports }) => reports.length)).toEqual([100, 100, 100, 100, 100]);
    answer(world, 250);
    expect(world.batches()).toHaveLength(7);
    for (const upTo of [500, 700, 701, 706]) answer(world, upTo);
    expect(new Set(world.batches().map(({ boot }) => boot)).size).toBe(2);
    for (const { reports, boot } of world.batches())
      expect(new Set([boot, ...reports.map(() => boot)]).size).toBe(1);
    expect([...new Set(numbers(world))]).toEqual(Array.from({ length: 706 }, (_, at) => at + 1));
  });

  it('never-sent ones go at once on connect', () => {
    const world = running();
    world.pass(1000);
    world.disconnect();
    talk(world, 3);
    world.pass(1000);
    world.connect();
    expect(numbers(world)).toEqual([1, 2, 3, 4]);
  });

  it('called malformed the next batch is half as large, down to one, and that one is answered for by a gap', () => {
    const world = running();
    world.disconnect();
    talk(world, 7);
    world.connect();
    const malformed = { malformed: { sha256: 'a'.repeat(64), reason: 'malformed' } };
    const { device, issuedAt } = receipt('j', 0) as { device: string; issuedAt: string };
    for (let at = 0; at < 10; at++)
      world.message(topic('receipt'), signed({ v: 1, type: 'receipt', device, issuedAt, ...malformed }));
    expect(world.batches().at(-1)!.reports).toHaveLength(1);
    expect(world.said('gap')).toContainEqual(
      expect.objectContaining({ fromSeq: 1, toSeq: 1, count: 1, reason: 'malformed' }),
    );
  });

  it('survives a restart: numbers go on, receipts count', () => {
    const world = running();
    world.pass(1000);
    answer(world, 1);
    world.boot();
    world.connect();
    talk(world, 1);
    world.pass(1000);
    expect(numbers(world)).toEqual([1, 2]);
    expect(world.statuses().at(-1)).toMatchObject({ firstSeq: 1, lastSeq: 2 });
  });

  it('a full disk: what could not be written takes no number, and is counted in the next gap', () => {
    const world = running();
    world.pass(1000);
    world.store.full = true;
    for (let at = 0; at < 3; at++) world.message(topic('playlist'), signed(config(at)));
    world.message(topic('config'), signed(config(9)));
    expect(world.core.look()).toMatchObject({ lastSeq: 1, configRevision: 1 });
    world.store.full = false;
    world.message(topic('config'), signed(config(9)));
    expect(world.core.look().configRevision).toBe(9);
    expect(world.said('gap')).toEqual([
      expect.objectContaining({ seq: 2, reason: 'disk', count: expect.any(Number) }),
    ]);
    expect(world.reports().map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

describe('resend', () => {
  const resend = (world: World, fromSeq: number, journal = world.core.look().journal): void =>
    world.message(
      topic('command'),
      signed(
        command(
          'resend',
          { journal, fromSeq },
          { issuedAt: iso(world.nowMs), exp: iso(world.nowMs + MINUTE) },
        ),
      ),
    );

  it('sends from there to the last, receipts or not; then receipts from there on count again', () => {
    const world = running();
    talk(world, 4);
    world.pass(1000);
    answer(world, 5);
    world.sent.length = 0;
    resend(world, 2);
    world.pass(1000);
    expect(numbers(world)).toEqual([2, 3, 4, 5, 6]);
    answer(world, 4);
    expect(world.core.look().upTo).toBe(4);
  });

  it('what is gone is answered for by a gap, which goes first', () => {
    const world = running({ options: { maxReceipted: 5 } });
    talk(world, 20);
    world.pass(1000);
    answer(world, 21);
    world.sent.length = 0;
    resend(world, 1);
    world.pass(1000);
    const [first] = world.batches()[0]!.reports;
    expect(first).toMatchObject({ type: 'gap', reason: 'expired', fromSeq: 1 });
    const { toSeq } = first as { toSeq: number };
    expect(numbers(world)).toContain(toSeq + 1);
    expect(numbers(world)).not.toContain(toSeq);
  });

  it('of another journal, or from beyond the last, is refused', () => {
    const world = running();
    resend(world, 1, 'another');
    resend(world, 50);
    expect(world.said('command').map((report) => (report as { reason: string }).reason)).toEqual([
      'journal',
      'beyond-last',
    ]);
  });
});

describe('commands', () => {
  const give = (world: World, name: string, args: object, more: object = {}): object => {
    const message = command(name, args, more);
    world.message(topic('command'), signed(message));
    return message;
  };
  const ends = (world: World): string[] =>
    world.said('command').map((report) => {
      const {
        command: name,
        result,
        reason,
      } = report as { command: string; result: string; reason?: string };
      return [name, result, reason].filter(Boolean).join(' ');
    });

  it('each once, through a restart; expired and too long ones are said', () => {
    const world = running();
    const message = give(world, 'stop', {});
    world.message(topic('command'), signed(message));
    world.boot();
    world.connect();
    world.message(topic('command'), signed(message));
    give(world, 'stop', {}, { exp: iso(MONDAY - 1), issuedAt: iso(MONDAY - MINUTE) });
    give(world, 'stop', {}, { exp: iso(MONDAY + 10 * MINUTE) });
    give(world, 'dance', {});
    expect(ends(world)).toEqual(['stop executed', 'stop expired', 'stop refused exp-too-far']);
    expect(world.said('refused')).toEqual([expect.objectContaining({ reason: 'unsupported' })]);
  });

  it('on a clock that is not believed only stop is executed, and only if it is not older than what was verified', () => {
    const world = running({ batteryBacked: false });
    give(world, 'test-tone', { seconds: 1, volume: 10 });
    give(world, 'stop', {}, { issuedAt: iso(MONDAY - MINUTE), exp: iso(MONDAY) });
    give(world, 'stop', {}, { issuedAt: iso(MONDAY), exp: iso(MONDAY + MINUTE) });
    expect(ends(world)).toEqual(['test-tone refused clock', 'stop refused clock', 'stop executed']);
  });

  it('stop: silence, partial: command, and it stays ended', () => {
    const world = running();
    const startAtMs = MONDAY + MINUTE;
    world.message(topic('playlist'), signed(playlist(world, 1, [{ id: 'o1', startAtMs, seconds: 60 }])));
    world.passTo(startAtMs + 10_000);
    give(world, 'stop', {});
    world.pass(10 * MINUTE);
    expect(world.about('o1').at(-1)).toBe('partial command');
  });

  it('a test tone is announced before it sounds, never in quiet hours, never over something else', () => {
    const world = running();
    give(world, 'test-tone', { seconds: 3, volume: 100 });
    give(world, 'test-tone', { seconds: 3, volume: 100 });
    expect(world.said('unplanned')).toEqual([
      expect.objectContaining({ source: 'test-tone', fromAt: iso(MONDAY), toAt: iso(MONDAY + 3000) }),
    ]);
    expect(world.plans).toEqual([expect.objectContaining({ volume: 85 })]);
    const quiet = { ...config().limits, quiet: [{ days: [1], from: '06:00', to: '08:00' }] };
    world.pass(MINUTE);
    world.message(topic('config'), signed(config(2, { limits: quiet })));
    give(world, 'test-tone', { seconds: 3, volume: 100 });
    expect(ends(world)).toEqual(['test-tone executed', 'test-tone refused busy', 'test-tone refused quiet']);
  });

  it('restart is answered before it is done', () => {
    const world = running();
    give(world, 'restart', {});
    expect(world.restarted).toBe(0);
    world.pass(2000);
    expect(world.restarted).toBe(1);
    expect(ends(world)).toEqual(['restart executed']);
  });
});

describe('status and connection', () => {
  it('goes out on connect, on change at most once a second, and every heartbeat', () => {
    const world = running();
    world.answerProbe();
    world.pass(1000);
    const before = world.statuses().length;
    talk(world, 5);
    world.pass(900);
    expect(world.statuses().length).toBeLessThanOrEqual(before + 2);
    world.pass(1000);
    expect(world.statuses().at(-1)!.configRevision).toBe(6);
    const count = world.statuses().length;
    world.pass(10 * MINUTE);
    expect(world.statuses().length - count).toBeGreaterThanOrEqual(9);
    expect(world.statuses().length - count).toBeLessThanOrEqual(11);
  });

  it('a new address is tried with the old one as a fallback, and kept only once it worked', () => {
    const world = running();
    world.message(topic('config'), signed(config(2, { mqttUrls: ['mqtt://new:1883'] })));
    expect(world.connects.at(-1)!.urls).toEqual(['mqtt://new:1883', 'mqtt://hub:1883']);
    world.boot();
    expect(world.connects.at(-1)!.urls).toEqual(['mqtt://new:1883', 'mqtt://hub:1883']);
    world.connect();
    world.message(topic('config'), signed(config(3, { mqttUrls: ['mqtt://newer:1883'] })));
    expect(world.connects.at(-1)!.urls.slice(0, 2)).toEqual(['mqtt://newer:1883', 'mqtt://new:1883']);
  });

  it('refused as unauthorised: a fault, and it goes on playing', () => {
    const world = running();
    const startAtMs = MONDAY + MINUTE;
    world.message(topic('playlist'), signed(playlist(world, 1, [{ id: 'o1', startAtMs }])));
    world.online = false;
    world.give({ type: 'connection', state: 'unauthorised' });
    world.give({ type: 'subscription-refused', topic: 'ttn/v1/u/x-1/alerts' });
    world.pass(10 * MINUTE);
    expect(world.about('o1').at(-1)).toBe('finished');
    expect(world.said('fault')).toHaveLength(2);
  });
});
