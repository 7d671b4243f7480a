import { describe, expect, it } from '@jest/globals';
import type { DeviceConfig } from '#contracts/wire.js';
import {
  audio,
  config,
  iso,
  MONDAY,
  playlist,
  running,
  signed,
  topic,
  type PlannedOccurrence,
  type World,
} from '../spec-world/world.js';

const MINUTE = 60_000;
const START = MONDAY + 10 * MINUTE;
type Items = { items: { fromMs: number; toMs: number }[] };
const itemsOf = (world: World, type: string): Items['items'][] =>
  world
    .said(type)
    .map((report) => (report as unknown as Items).items.map(({ fromMs, toMs }) => ({ fromMs, toMs })));
const send = (world: World, revision: number, occurrences: PlannedOccurrence[], more: object = {}): void =>
  world.message(topic('playlist'), signed(playlist(world, revision, occurrences, more)));

describe('starting', () => {
  it('begun late it skips what the others have played, ends with them, and is partial: late', () => {
    const world = running();
    world.passTo(START + 8000);
    send(world, 1, [{ id: 'o1', startAtMs: START, latestStartAtMs: START + MINUTE }]);
    world.pass(MINUTE);
    expect(world.said('started')).toEqual([expect.objectContaining({ reason: 'late' })]);
    expect(itemsOf(world, 'partial')).toEqual([[{ fromMs: 8000, toMs: 20_000 }]]);
    expect(world.about('o1').at(-1)).toBe('partial late');
    expect(Date.parse(world.said('partial')[0]!.at)).toBe(START + 20_000);
  });

  it('half a second late is finished all the same', () => {
    const world = running();
    world.passTo(START + 600);
    send(world, 1, [{ id: 'o1', startAtMs: START }]);
    world.pass(MINUTE);
    expect(itemsOf(world, 'finished')).toEqual([[{ fromMs: 600, toMs: 20_000 }]]);
  });

  it('after latestStartAt it is missed; without one, after two seconds', () => {
    const world = running();
    world.passTo(START + 2100);
    send(world, 1, [
      { id: 'o1', startAtMs: START },
      { id: 'o2', startAtMs: START - MINUTE, latestStartAtMs: START },
    ]);
    world.pass(MINUTE);
    expect(world.about('o1')).toContain('missed not-staged');
    expect(world.about('o2')).toContain('missed not-staged');
    expect(world.said('started')).toEqual([]);
  });

  it('a file that comes in time starts it late, one that does not makes it missed: not-staged', () => {
    const world = running();
    const message = playlist(world, 1, [
      { id: 'o1', startAtMs: START, latestStartAtMs: START + 15_000 },
      { id: 'o2', startAtMs: START + MINUTE },
    ]);
    const paths = [...world.media.keys()].filter((path) => path !== message.body.path);
    for (const path of paths)
      world.trouble.set(
        path,
        Array.from({ length: path === paths[0] ? 8 : 60 }, () => ({ result: 'net' as const })),
      );
    world.message(topic('playlist'), signed(message));
    world.pass(15 * MINUTE);
    expect(world.about('o1')).toEqual(['not-armed not-staged', 'armed', 'started', 'finished']);
    expect(world.about('o2')).toEqual(['not-armed not-staged', 'missed not-staged']);
  });

  it('what was started is not started again by a later revision, nor after a restart', () => {
    const world = running();
    send(world, 1, [{ id: 'o1', startAtMs: START, latestStartAtMs: START + MINUTE }]);
    world.passTo(START + 25_000);
    send(world, 2, [
      { id: 'o1', startAtMs: START + 30_000, latestStartAtMs: START + 2 * MINUTE, bulletin: 'other' },
    ]);
    world.boot();
    world.pass(5 * MINUTE);
    expect(world.said('started')).toHaveLength(1);
  });

  it('a device without a config plays nothing', () => {
    const world = running({}, { limits: { ...config().limits, windows: [] } });
    send(world, 1, [{ id: 'o1', startAtMs: START }]);
    world.pass(20 * MINUTE);
    expect(world.about('o1')).toEqual(['not-armed window', 'declined window']);
  });
});

describe('two at a time', () => {
  it('the lower class number plays: the other is partial: preempted', () => {
    const world = running();
    send(world, 1, [
      { id: 'o3', startAtMs: START, seconds: 60, class: 3 },
      { id: 'o2', startAtMs: START + 10_000, class: 2 },
    ]);
    world.pass(15 * MINUTE);
    expect(world.about('o3').at(-1)).toBe('partial preempted');
    expect(world.about('o2').at(-1)).toBe('finished');
    expect(world.said('resumed')).toEqual([]);
  });

  it('of the same class the one that plays goes on: the other is missed: busy', () => {
    const world = running();
    send(world, 1, [
      { id: 'o1', startAtMs: START, seconds: 60 },
      { id: 'o2', startAtMs: START + 10_000 },
      { id: 'o3', startAtMs: START + 50_000, latestStartAtMs: START + 65_000 },
    ]);
    world.pass(15 * MINUTE);
    expect(world.about('o1').at(-1)).toBe('finished');
    expect(world.about('o2').at(-1)).toBe('missed busy');
    expect(world.about('o3').at(-1)).toBe('partial late');
  });

  it('one after another without a gap, both whole', () => {
    const world = running();
    send(world, 1, [
      { id: 'o1', startAtMs: START, seconds: 20 },
      { id: 'o2', startAtMs: START + 20_000, seconds: 20 },
    ]);
    world.pass(15 * MINUTE);
    expect(world.plans.map(({ startAtMs }) => startAtMs - START)).toEqual([0, 20_000]);
    expect(world.said('finished')).toHaveLength(2);
  });
});

describe('taking away', () => {
  it('withdrawn holds at once, before the body is there: faded out within two seconds', () => {
    const world = running();
    send(world, 1, [{ id: 'o1', startAtMs: START, seconds: 60, bulletin: 'b1' }]);
    world.passTo(START + 10_000);
    const message = playlist(world, 2, [{ id: 'o1', startAtMs: START, seconds: 60, bulletin: 'b1' }], {
      withdrawn: ['b1'],
      bodyWithdrawn: ['b1'],
    });
    world.trouble.set(message.body.path, [{ result: 'net' }, { result: 'net' }, { result: 'net' }]);
    world.message(topic('playlist'), signed(message));
    expect(world.core.look().revision).toBe(1);
    world.pass(2000);
    expect(world.about('o1').at(-1)).toBe('partial withdrawn');
    expect(itemsOf(world, 'partial')[0]![0]!.toMs).toBeLessThanOrEqual(12_000);
  });

  it('withdrawn before its time it is missed: withdrawn, and stays so', () => {
    const world = running();
    send(world, 1, [{ id: 'o1', startAtMs: START, bulletin: 'b1' }], { withdrawn: ['b1'] });
    world.passTo(START + 1000);
    send(world, 2, [{ id: 'o1', startAtMs: START, bulletin: 'b1', latestStartAtMs: START + MINUTE }]);
    world.pass(5 * MINUTE);
    expect(world.about('o1').filter((line) => !line.includes('arm'))).toEqual(['missed withdrawn']);
  });

  it('of several bulletins only the withdrawn one is left out', () => {
    const world = running();
    const a = world.addFile('a');
    const b = world.addFile('b');
    const message = (revision: number, withdrawn: string[]) => {
      const made = playlist(world, revision, [], { withdrawn });
      const items = [audio(a, 10_000, { bulletin: 'ba' }), audio(b, 10_000, { bulletin: 'bb' })];
      const body = {
        v: 1,
        zone: 'UTC',
        withdrawn: [],
        sessions: [],
        occurrences: [{ id: 'o1', session: 's', class: 3, startAt: iso(START), durationMs: 20_000, items }],
      };
      return { ...made, body: world.addFile(JSON.stringify(body)) };
    };
    world.message(topic('playlist'), signed(message(1, [])));
    world.passTo(START + 5000);
    world.message(topic('playlist'), signed(message(2, ['ba'])));
    world.pass(MINUTE);
    expect(world.about('o1').at(-1)).toBe('partial withdrawn');
    const [items] = itemsOf(world, 'partial');
    expect(items!.at(-1)).toEqual({ fromMs: 0, toMs: 10_000 });
  });

  it('gone from the programme while it plays: removed; merely moved: it finishes', () => {
    const world = running();
    send(world, 1, [
      { id: 'o1', startAtMs: START, seconds: 60 },
      { id: 'o2', startAtMs: START + 2 * MINUTE, seconds: 60 },
    ]);
    world.passTo(START + 10_000);
    send(world, 2, [{ id: 'o2', startAtMs: START + 2 * MINUTE, seconds: 60 }]);
    world.passTo(START + 2 * MINUTE + 10_000);
    send(world, 3, [{ id: 'o2', startAtMs: START + 30 * MINUTE, seconds: 60 }]);
    world.pass(60 * MINUTE);
    expect(world.about('o1').at(-1)).toBe('partial removed');
    expect(world.about('o2').slice(-2)).toEqual(['started', 'finished']);
  });

  it('muted while it plays: silent at once; before: declined', () => {
    const world = running();
    send(world, 1, [
      { id: 'o1', startAtMs: START, seconds: 60 },
      { id: 'o2', startAtMs: START + 5 * MINUTE },
    ]);
    world.passTo(START + 10_000);
    world.message(topic('config'), signed(config(2, { muted: 'programme' })));
    world.pass(20 * MINUTE);
    expect(world.about('o1').at(-1)).toBe('partial muted');
    expect(world.about('o2').at(-1)).toBe('declined muted');
  });

  it('an item past its last instant is left out, the others keep their times', () => {
    const world = running();
    const files = [world.addFile('a'), world.addFile('b')];
    send(world, 1, [{ id: 'o1', startAtMs: START, files, item: { notAfter: iso(START - 1) } }]);
    world.pass(20 * MINUTE);
    expect(world.about('o1').at(-1)).toBe('declined validity');
  });
});

describe('limits at the start', () => {
  const window = (from: string, to: string): DeviceConfig['limits'] => ({
    windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from, to }],
    quiet: [],
    quotaMinutes: 1,
    maxVolume: 85,
  });

  it('a play that would end outside its window is declined whole', () => {
    const world = running({}, { limits: { ...window('07:00', '07:10'), quotaMinutes: null } });
    send(world, 1, [{ id: 'o1', startAtMs: START - 10_000, seconds: 20 }]);
    world.pass(15 * MINUTE);
    expect(world.about('o1').at(-1)).toBe('declined window');
  });

  it('the quota counts planned time of the local day, through a restart', () => {
    const world = running({}, { limits: window('00:00', '00:00') });
    send(world, 1, [
      { id: 'o1', startAtMs: START, seconds: 40, session: 'x1' },
      { id: 'o2', startAtMs: START + 2 * MINUTE, seconds: 20, session: 'x2' },
      { id: 'o3', startAtMs: START + 4 * MINUTE, seconds: 1, session: 'x3' },
      { id: 'o4', startAtMs: START + 24 * 60 * MINUTE, seconds: 30, session: 'x4' },
    ]);
    world.passTo(START + 3 * MINUTE);
    world.boot();
    world.connect();
    world.pass(30 * 60 * MINUTE);
    expect(world.about('o2').at(-1)).toBe('finished');
    expect(world.about('o3').at(-1)).toBe('declined quota');
    expect(world.about('o4').at(-1)).toBe('finished');
  });

  it('outside its validity nothing starts, and at its end one fault says so', () => {
    const world = running();
    send(world, 1, [{ id: 'o1', startAtMs: START }], { validTo: iso(START - MINUTE) });
    world.pass(60 * MINUTE);
    expect(world.about('o1').at(-1)).toBe('declined validity');
    expect(world.said('fault')).toEqual([expect.objectContaining({ part: 'playlist', reason: 'expired' })]);
  });
});

describe('what a loudspeaker does not play', () => {
  const withItems = (world: World, items: object[]): void => {
    const body = {
      v: 1,
      zone: 'UTC',
      withdrawn: [],
      sessions: [],
      occurrences: [{ id: 'o1', session: 's', class: 3, startAt: iso(START), durationMs: 60_000, items }],
    };
    world.message(
      topic('playlist'),
      signed({ ...playlist(world, 1, []), body: world.addFile(JSON.stringify(body)) }),
    );
    world.pass(20 * MINUTE);
  };

  it('skips what belongs on a board in silence', () => {
    const world = running();
    const picture = { ...audio(world.addFile('png'), 30_000), kind: 'image' };
    withItems(world, [picture, audio(world.addFile('a'), 20_000)]);
    expect(world.plans).toEqual([expect.objectContaining({ startAtMs: START, pieces: 1 })]);
    expect(world.about('o1').at(-1)).toBe('finished');
    const silent = running();
    withItems(silent, [{ ...audio(silent.addFile('png'), 30_000), kind: 'image' }]);
    expect(silent.about('o1')).toEqual([]);
  });

  it('plays the fallback of a stream in its place, and fails once where there is none', () => {
    const world = running();
    const stream = { kind: 'relay', url: 'http://vov/1', codec: 'mp3', hardEndAt: iso(START + 30_000) };
    withItems(world, [{ ...stream, fallback: audio(world.addFile('f'), 60_000) }]);
    expect(itemsOf(world, 'finished')).toEqual([[{ fromMs: 0, toMs: 30_000 }]]);
    const without = running();
    withItems(without, [stream, { kind: 'hologram' }]);
    expect(without.about('o1')).toEqual(['failed unsupported']);
  });

  it('plays the rest beside a kind that it does not know', () => {
    const world = running();
    withItems(world, [{ kind: 'hologram' }, audio(world.addFile('a'), 20_000)]);
    expect(world.about('o1').slice(-3)).toEqual(['failed unsupported', 'started', 'partial unsupported']);
  });

  it('a body with class 1 is refused, and so is one that is no body; the old programme stays', () => {
    const world = running();
    send(world, 1, [{ id: 'o1', startAtMs: START }]);
    send(world, 2, [{ id: 'o1', startAtMs: START, class: 1 as never }]);
    world.pass(1000);
    world.message(topic('playlist'), signed({ ...playlist(world, 3, []), body: world.addFile('no body') }));
    world.pass(20 * MINUTE);
    expect(world.said('refused')).toEqual([
      expect.objectContaining({ reason: 'body', revision: 2 }),
      expect.objectContaining({ reason: 'body', revision: 3 }),
    ]);
    expect(world.core.look().revision).toBe(1);
    expect(world.about('o1').at(-1)).toBe('finished');
  });
});

describe('openings and closings', () => {
  const session = (world: World) => [
    {
      id: 's1',
      startAt: iso(START - 4000),
      endAt: iso(START + MINUTE),
      opening: [audio(world.addFile('chime'), 4000, { asset: 'chime' })],
      closing: [audio(world.addFile('bye'), 3000, { asset: 'bye' })],
    },
  ];

  it('are silent where no occurrence of the session can sound', () => {
    const world = running({}, { muted: 'programme' });
    send(world, 1, [{ id: 'o1', startAtMs: START }], { sessions: session(world) });
    world.pass(20 * MINUTE);
    expect(world.plans).toEqual([]);
    const withdrawn = running();
    send(withdrawn, 1, [{ id: 'o1', startAtMs: START, bulletin: 'b' }], {
      sessions: session(withdrawn),
      withdrawn: ['b'],
    });
    withdrawn.pass(20 * MINUTE);
    expect(withdrawn.plans).toEqual([]);
  });
});
