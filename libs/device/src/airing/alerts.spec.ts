import { describe, expect, it } from '@jest/globals';
import {
  alert,
  alerts,
  ALERTS_TOPIC,
  audio,
  config,
  iso,
  MONDAY,
  playlist,
  running,
  signed,
  topic,
  type World,
} from '../spec-world/world.js';

const MINUTE = 60_000;
const START = MONDAY + 10 * MINUTE;
const raise = (world: World, revision: number, entries: object[], more: object = {}, retain = false): void =>
  world.message(
    ALERTS_TOPIC,
    signed(alerts(revision, entries, { issuedAt: iso(world.nowMs), ...more })),
    retain,
  );
const starts = (world: World, id: string): number =>
  world.said('started').filter((report) => 'alert' in report && report.alert === id).length;

describe('an emergency', () => {
  it('sounds at once, outside window, quiet, quota and muted programme, but not above the cap', () => {
    const world = running(
      {},
      {
        muted: 'programme',
        limits: {
          windows: [],
          quiet: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
          quotaMinutes: 0,
          maxVolume: 70,
        },
      },
    );
    raise(world, 1, [alert(world, 'a1')]);
    world.pass(MINUTE);
    expect(world.about('a1')).toEqual(['started', 'finished']);
    expect(world.plans).toEqual([expect.objectContaining({ startAtMs: MONDAY, pieces: 2, volume: 70 })]);
    expect(world.said('alerts-accepted')).toEqual([
      expect.objectContaining({ unit: '2025-02647', revision: 1 }),
    ]);
  });

  it('muted all silences it, and says so once', () => {
    const world = running({}, { muted: 'all' });
    raise(world, 1, [alert(world, 'a1')]);
    world.pass(MINUTE);
    world.message(topic('config'), signed(config(2)));
    world.pass(MINUTE);
    expect(world.about('a1')).toEqual(['declined silence-all']);
  });

  it('stops a bulletin within a second, and the rest of it follows from where it was cut', () => {
    const world = running();
    world.message(
      topic('playlist'),
      signed(playlist(world, 1, [{ id: 'o1', startAtMs: START, seconds: 60 }])),
    );
    world.passTo(START + 20_000);
    raise(world, 1, [alert(world, 'a1')]);
    world.pass(5 * MINUTE);
    expect(world.plans[1]!.startAtMs - START).toBeLessThanOrEqual(21_000);
    expect(world.about('o1').slice(-4)).toEqual(['started', 'partial preempted', 'resumed', 'finished']);
    const played = world.said('finished').at(-1) as unknown as { items: { fromMs: number; toMs: number }[] };
    expect(played.items).toEqual([expect.objectContaining({ fromMs: 0, toMs: 60_000 })]);
  });

  it('what it cut is not taken up where the rest would run into the next start or out of the window', () => {
    const next = running();
    const two = [
      { id: 'o1', startAtMs: START, seconds: 60 },
      { id: 'o2', startAtMs: START + 65_000 },
    ];
    next.message(topic('playlist'), signed(playlist(next, 1, two)));
    next.passTo(START + 20_000);
    raise(next, 1, [alert(next, 'a1')]);
    next.pass(5 * MINUTE);
    expect(next.about('o1').at(-1)).toBe('partial preempted');
    expect(next.about('o2').at(-1)).toBe('finished');

    const windows = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '07:00', to: '07:12' }];
    const edge = running({}, { limits: { ...config().limits, windows } });
    edge.message(
      topic('playlist'),
      signed(playlist(edge, 1, [{ id: 'o1', startAtMs: START, seconds: 119 }])),
    );
    edge.passTo(START + 20_000);
    raise(edge, 1, [alert(edge, 'a1')]);
    edge.pass(5 * MINUTE);
    expect(edge.about('o1').at(-1)).toBe('partial preempted');
  });

  it('is read as often as ordered, each reading with a play of its own', () => {
    const world = running();
    raise(world, 1, [alert(world, 'a1', { repeat: { count: 3, everyMs: 15_000 } })]);
    world.pass(5 * MINUTE);
    expect(world.plans.map(({ startAtMs }) => startAtMs - MONDAY)).toEqual([0, 15_000, 30_000]);
    const plays = world.said('started').map((report) => (report as { play: string }).play);
    expect(new Set(plays).size).toBe(3);
  });

  it('is spoken once: neither again by a higher revision, nor after a restart, nor once it vanished and came back', () => {
    const world = running();
    raise(world, 1, [alert(world, 'a1')]);
    world.pass(MINUTE);
    raise(world, 2, [alert(world, 'a1'), alert(world, 'a2', { action: 'cancel' })]);
    world.boot();
    world.connect();
    raise(world, 3, []);
    raise(world, 4, [alert(world, 'a1'), alert(world, 'a2')]);
    world.pass(10 * MINUTE);
    expect(starts(world, 'a1')).toBe(1);
    expect(starts(world, 'a2')).toBe(0);
  });

  it('cancelled or vanished while it sounds it ends within two seconds; an empty payload changes nothing', () => {
    const world = running();
    raise(world, 1, [alert(world, 'a1', { repeat: { count: 5, everyMs: 0 } })]);
    world.pass(3000);
    world.message(ALERTS_TOPIC, new Uint8Array());
    world.pass(500);
    expect(world.core.look().playing).toBe('a1');
    raise(world, 2, [alert(world, 'a1', { action: 'cancel' })]);
    world.pass(2000);
    expect(world.about('a1')).toEqual(['started', 'partial withdrawn']);
    raise(world, 3, [alert(world, 'a2', { repeat: { count: 5, everyMs: 0 } })]);
    world.pass(3000);
    raise(world, 4, []);
    world.pass(10 * MINUTE);
    expect(world.about('a2')).toEqual(['started', 'partial removed']);
  });

  it('several at once: the newest start first, then the other goes on', () => {
    const world = running();
    raise(world, 1, [
      alert(world, 'old', { startAt: iso(MONDAY - 60_000) }),
      alert(world, 'new', { startAt: iso(MONDAY - 1000) }),
    ]);
    world.pass(MINUTE);
    expect(world.said('started').map((report) => (report as { alert: string }).alert)).toEqual([
      'new',
      'old',
    ]);
    const cut = running();
    raise(cut, 1, [alert(cut, 'a1')]);
    cut.pass(4000);
    raise(cut, 2, [alert(cut, 'a1'), alert(cut, 'a2')]);
    cut.pass(MINUTE);
    expect(cut.about('a1')).toEqual(['started', 'partial preempted', 'resumed', 'finished']);
    expect(cut.about('a2')).toEqual(['started', 'finished']);
  });

  it('waits for its start, and is not begun after its end', () => {
    const world = running();
    raise(world, 1, [
      alert(world, 'later', { startAt: iso(MONDAY + MINUTE) }),
      alert(world, 'over', { exp: iso(MONDAY - 1) }),
    ]);
    world.pass(5 * MINUTE);
    expect(world.plans.map(({ startAtMs }) => startAtMs - MONDAY)).toEqual([MINUTE]);
    expect(starts(world, 'over')).toBe(0);
  });

  it.each([
    [{ hamlets: ['ban-1'] }, 1],
    [{ hamlets: ['ban-2'], places: ['place-1'] }, 1],
    [{ groups: ['g9', 'g1'] }, 1],
    [{}, 1],
    [{ hamlets: [] }, 0],
    [{ hamlets: ['ban-2'], places: ['place-2'], groups: [] }, 0],
  ])('targets %j: %d', (targets, count) => {
    const world = running();
    raise(world, 1, [alert(world, 'a1', { targets })]);
    world.pass(MINUTE);
    expect(starts(world, 'a1')).toBe(count);
  });

  it('an exercise is spoken between its notices, and without a notice it is refused', () => {
    const world = running();
    const exerciseNotice = audio(world.addFile('this is an exercise'), 3000);
    raise(world, 1, [
      alert(world, 'a1', { exercise: true, exerciseNotice }),
      alert(world, 'a2', { exercise: true }),
    ]);
    world.pass(MINUTE);
    expect(world.plans.at(-1)).toMatchObject({ pieces: 4 });
    expect(starts(world, 'a2')).toBe(0);
    expect(world.said('refused')).toEqual([
      expect.objectContaining({ reason: 'malformed', topic: ALERTS_TOPIC }),
    ]);
  });

  it('the tone sounds at once, the voice when it is there', () => {
    const world = running();
    const tone = audio(world.addFile('the tone'), 2000);
    const voice = audio(world.addFile('a slow voice'), 8000);
    world.trouble.set(
      voice.path,
      Array.from({ length: 3 }, () => ({ result: 'net' as const })),
    );
    raise(world, 1, [alert(world, 'a1', { tone, items: [voice] })]);
    world.pass(5 * MINUTE);
    expect(world.plans.map(({ startAtMs }) => startAtMs - MONDAY)).toEqual([0, 14_000]);
    expect(world.about('a1')).toEqual(['started', 'finished']);
  });

  it('where the voice is faster, the tone has a second to follow; then the voice sounds without it', () => {
    const world = running();
    const tone = audio(world.addFile('a slow tone'), 2000);
    const voice = audio(world.addFile('the voice'), 8000);
    world.trouble.set(tone.path, [{ result: 'net' as const }]);
    raise(world, 1, [alert(world, 'a1', { tone, items: [voice] })]);
    world.pass(MINUTE);
    expect(world.plans.map(({ startAtMs, pieces }) => [startAtMs - MONDAY, pieces])).toEqual([[1000, 1]]);
    expect(world.about('a1')).toEqual(['started', 'partial not-staged']);
  });

  it('the voice never comes: partial; nothing ever comes: missed', () => {
    const world = running();
    const tone = audio(world.addFile('the tone'), 2000);
    const gone = audio({ ...world.addFile('x'), path: '/media/gone' }, 8000);
    const exp = iso(MONDAY + 2 * MINUTE);
    raise(world, 1, [
      alert(world, 'a1', { tone, items: [gone], exp }),
      alert(world, 'a2', { tone: null, items: [gone], exp }),
    ]);
    world.pass(3 * MINUTE);
    raise(world, 2, [alert(world, 'a2', { tone: null, items: [gone], exp })]);
    world.pass(3 * MINUTE);
    expect(world.about('a1').at(-1)).toMatch(/^partial (not-staged|removed)$/);
    expect(world.about('a2').at(-1)).toBe('missed not-staged');
  });
});

describe('an emergency and a clock that is not believed', () => {
  it('live and unseen it sounds; retained it waits for the clock', () => {
    const world = running({ batteryBacked: false, wallErrorMs: 70 * MINUTE });
    raise(world, 1, [alert(world, 'a1')], {}, true);
    world.pass(10_000);
    expect(starts(world, 'a1')).toBe(0);
    raise(world, 2, [alert(world, 'a1'), alert(world, 'a2')]);
    world.pass(20_000);
    expect(starts(world, 'a1')).toBe(0);
    expect(starts(world, 'a2')).toBe(1);
    world.pass(1000);
    world.answerProbe();
    world.pass(MINUTE);
    expect(starts(world, 'a1')).toBe(1);
  });

  it('older than what was verified before it is no news, live or not', () => {
    const world = running({ batteryBacked: false });
    world.message(topic('config'), signed(config(2, { issuedAt: iso(MONDAY + MINUTE) })));
    raise(world, 1, [alert(world, 'a1')], { issuedAt: iso(MONDAY + MINUTE - 1) });
    world.pass(MINUTE);
    expect(starts(world, 'a1')).toBe(0);
  });
});

describe('the power goes during an emergency', () => {
  it('closes the reading, takes it up where the others are, and reads the rest', () => {
    const world = running();
    const items = [audio(world.addFile('long voice'), 28_000)];
    raise(world, 1, [alert(world, 'a1', { items, repeat: { count: 2, everyMs: 40_000 } })]);
    world.pass(10_000);
    world.nowMs += 5000;
    world.boot();
    world.connect();
    world.pass(5 * MINUTE);
    expect(world.about('a1')).toEqual([
      'started',
      'partial power',
      'resumed',
      'partial power',
      'started',
      'finished',
    ]);
    expect(world.plans.at(-1)!.startAtMs - MONDAY).toBe(40_000);
  });
});
