import { describe, expect, it } from '@jest/globals';
import { payloadHash } from '#contracts/jws.js';
import type { ReportOf } from '#contracts/reports.js';
import type { Scene } from '../ports.js';
import {
  alert,
  alerts,
  ALERTS_TOPIC,
  command,
  iso,
  MONDAY,
  playlist,
  running,
  signed,
  topic,
  World,
  type MachineOptions,
  type PlannedOccurrence,
} from '../spec-world/world.js';

const MINUTE = 60_000;
const START = MONDAY + 10 * MINUTE;

/** A board that is on, connected and configured. */
const board = (machine: MachineOptions = {}): World => running({ screen: true, ...machine });
const text = { kind: 'text', codec: 'json', durationMs: 10_000 };
function order(world: World, revision: number, planned: PlannedOccurrence[], more = {}): void {
  const shown = planned.map((one) => ({ seconds: 3600, item: text, ...one }));
  const late = shown.map((one) => ({ ...one, latestStartAtMs: one.startAtMs + one.seconds * 1000 }));
  world.message(topic('playlist'), signed(playlist(world, revision, late, more)));
}
const scene = (world: World) => world.scenes.at(-1)!;
/** The occurrence on the screen, or what else there is. */
function onScreen(world: World): string {
  const now = scene(world);
  return now.kind === 'turn' ? now.item.occurrence : now.kind === 'alert' ? now.alert : now.reason;
}
function endTurn(world: World, failed?: 'device'): void {
  const now = scene(world);
  if (now.kind !== 'turn') throw new Error(`no turn but ${now.kind}`);
  world.pass(10_000);
  world.give({ type: 'turned', run: now.run, ...(failed ? { failed } : {}) });
}
const shown = (world: World): ReportOf<'shown'>[] => world.said('shown') as ReportOf<'shown'>[];
/** [what, from and to in seconds after the start, why it ended] */
const stretches = (world: World) =>
  shown(world).map(({ occurrence, alert: id, fromAt, toAt, reason }) => [
    occurrence ?? id,
    (Date.parse(fromAt) - START) / 1000,
    (Date.parse(toAt) - START) / 1000,
    ...(reason === undefined ? [] : [reason]),
  ]);

describe('what a board has on its screen', () => {
  it('what is due takes turns by class, start and id; what becomes due comes after the running turn', () => {
    const world = board();
    order(world, 1, [
      { id: 'b', startAtMs: START },
      { id: 'a', startAtMs: START },
      { id: 'first', startAtMs: START, class: 2 },
      { id: 'later', startAtMs: START + 15_000 },
    ]);
    expect(onScreen(world)).toBe('nothing');
    world.passTo(START);
    const turns: string[] = [];
    for (let turn = 0; turn < 6; turn++) {
      turns.push(onScreen(world));
      endTurn(world);
    }
    expect(turns).toEqual(['first', 'a', 'later', 'b', 'later', 'first']);
    const { waiting } = scene(world) as Scene & { kind: 'turn' };
    expect(waiting.map(({ occurrence }) => occurrence)).toEqual(['first', 'a', 'b', 'later']);
  });

  it('reports a stretch at once, every five minutes, and at its end, each where the last one ended', () => {
    const world = board();
    order(world, 1, [{ id: 'o1', startAtMs: START, seconds: 700 }]);
    world.passTo(START);
    expect(onScreen(world)).toBe('o1');
    for (let turn = 0; turn < 80; turn++) if (onScreen(world) === 'o1') endTurn(world);
    expect(onScreen(world)).toBe('nothing');
    expect(stretches(world)).toEqual([
      ['o1', 0, 0],
      ['o1', 0, 300],
      ['o1', 300, 600],
      ['o1', 600, 700],
    ]);
    expect(world.about('o1').slice(0, 2)).toEqual(['armed', 'shown']);
    expect(world.about('o1')).not.toContain('missed device');
  });

  it('leaves out what sounds, streams and unknown kinds, without a word', () => {
    const world = board();
    order(world, 1, [
      { id: 'o1', startAtMs: START, item: { kind: 'audio' } },
      { id: 'o2', startAtMs: START },
    ]);
    world.pass(3600_000 + 20 * MINUTE);
    expect(world.about('o1')).toEqual([]);
    expect(world.fetched).toHaveLength(2);
    expect(stretches(world)[0]).toEqual(['o2', 0, 0]);
  });

  it('switched on late it shows what is left; after the end it was missed: power', () => {
    const world = board();
    order(world, 1, [
      { id: 'gone', startAtMs: START, seconds: 60 },
      { id: 'left', startAtMs: START, seconds: 7200 },
    ]);
    world.pass(MINUTE);
    world.nowMs = START + 30 * MINUTE;
    world.boot();
    world.disconnect();
    expect(onScreen(world)).toBe('left');
    expect(world.about('gone')).toEqual(['missed power']);
    expect(stretches(world)).toEqual([['left', 1800, 1800]]);
  });

  it('withdrawn, gone from the programme, past notAfter: off the screen at once, and why', () => {
    const world = board();
    const until = { ...text, notAfter: iso(START + 60_000) };
    order(world, 1, [
      { id: 'withdrawn', startAtMs: START },
      { id: 'removed', startAtMs: START },
      { id: 'valid', startAtMs: START, item: until },
      { id: 'stays', startAtMs: START },
    ]);
    world.passTo(START);
    for (let turn = 0; turn < 4; turn++) endTurn(world);
    world.passTo(START + 50_000);
    order(
      world,
      2,
      [
        { id: 'withdrawn', startAtMs: START },
        { id: 'valid', startAtMs: START, item: until },
        { id: 'stays', startAtMs: START },
      ],
      { withdrawn: ['b-withdrawn'] },
    );
    world.pass(30_000);
    const ends = shown(world).filter(({ reason }) => reason !== undefined);
    expect(
      ends.map(({ occurrence, reason, toAt }) => [occurrence, reason, (Date.parse(toAt) - START) / 1000]),
    ).toEqual([
      ['withdrawn', 'withdrawn', 50],
      ['removed', 'removed', 50],
      ['valid', 'validity', 60],
    ]);
    expect(onScreen(world)).toBe('stays');
  });

  it('what is taken off while it waits for its turn, behind an emergency, is told to be over', () => {
    const world = board();
    const files = [world.addFile('words'), world.addFile('picture')];
    const both = { id: 'o1', startAtMs: START, bulletin: 'b1', files };
    order(world, 1, [both]);
    world.passTo(START);
    for (let turn = 0; turn < 2; turn++) endTurn(world);
    const at = { issuedAt: iso(world.nowMs) };
    world.message(ALERTS_TOPIC, signed(alerts(1, [alert(world, 'al1')], at)));
    order(world, 2, [both], { withdrawn: ['b1'] });
    const ends = shown(world).filter(({ reason }) => reason !== undefined);
    expect(
      ends.map(({ sha256, reason }) => [files.findIndex((file) => file.sha256 === sha256), reason]),
    ).toEqual([
      [0, 'preempted'],
      [1, 'preempted'],
      [0, 'withdrawn'],
      [1, 'withdrawn'],
    ]);
  });

  it('outside its windows: declined; a file that the screen cannot show: said, and left out', () => {
    const world = board();
    const limits = { windows: [], quiet: [], quotaMinutes: null, maxVolume: 0 };
    const closed = running({ screen: true }, { limits });
    order(closed, 1, [{ id: 'o1', startAtMs: START }]);
    closed.passTo(START);
    expect(closed.about('o1')).toEqual(['not-armed window', 'declined window']);
    order(world, 1, [
      { id: 'broken', startAtMs: START },
      { id: 'good', startAtMs: START },
    ]);
    world.passTo(START);
    endTurn(world, 'device');
    expect(world.about('broken').at(-1)).toBe('failed device');
    expect(world.said('fault')).toEqual([
      expect.objectContaining({ part: 'display', reason: 'undecodable' }),
    ]);
    for (let turn = 0; turn < 3; turn++) endTurn(world);
    expect(onScreen(world)).toBe('good');
  });

  it('a turn that the screen never ends is passed over', () => {
    const world = board();
    order(world, 1, [
      { id: 'a', startAtMs: START },
      { id: 'b', startAtMs: START },
    ]);
    world.passTo(START + 69_000);
    expect(onScreen(world)).toBe('a');
    world.pass(2000);
    expect(onScreen(world)).toBe('b');
    expect(world.said('fault')).toEqual([expect.objectContaining({ part: 'screen', reason: 'no-answer' })]);
  });

  it('a page that another one covers shows nothing, and says so', () => {
    const world = board();
    order(world, 1, [{ id: 'o1', startAtMs: START }]);
    world.passTo(START);
    world.pass(5000);
    world.give({ type: 'screen', visible: false });
    world.pass(MINUTE);
    world.give({ type: 'screen', visible: true });
    expect(stretches(world)).toEqual([
      ['o1', 0, 0],
      ['o1', 0, 5, 'fault'],
      ['o1', 65, 65],
    ]);
  });
});

describe('a board that is stopped, cut off or late in knowing the time', () => {
  it('stop: the screen goes dark, and what was due does not come again', () => {
    const world = board();
    order(world, 1, [
      { id: 'a', startAtMs: START },
      { id: 'b', startAtMs: START },
    ]);
    world.passTo(START + 5000);
    world.message(
      topic('command'),
      signed(command('stop', {}, { exp: iso(world.nowMs + MINUTE), issuedAt: iso(world.nowMs) })),
    );
    expect(onScreen(world)).toBe('nothing');
    world.pass(MINUTE);
    world.boot();
    world.pass(MINUTE);
    expect(onScreen(world)).toBe('nothing');
    expect(world.about('a').at(-1)).toBe('shown command');
    expect(world.about('b').at(-1)).toBe('missed command');
  });

  it('test-tone and log are refused: a board makes no sound and keeps no log', () => {
    const world = board();
    const more = { exp: iso(world.nowMs + MINUTE), issuedAt: iso(world.nowMs) };
    world.message(topic('command'), signed(command('test-tone', { seconds: 1, volume: 10 }, more)));
    world.message(topic('command'), signed(command('log', { path: '/x', maxBytes: 10 }, more)));
    expect(world.said('command').map((report) => (report as { reason?: string }).reason)).toEqual([
      'unsupported',
      'unsupported',
    ]);
  });

  it('after a power cut the stretch up to the last mark is reported, and a new one begins', () => {
    const world = board();
    order(world, 1, [{ id: 'o1', startAtMs: START }]);
    world.passTo(START);
    world.pass(23_000);
    world.nowMs += 10_000;
    world.boot();
    world.disconnect();
    expect(onScreen(world)).toBe('o1');
    expect(stretches(world)).toEqual([
      ['o1', 0, 0],
      ['o1', 0, 20, 'power'],
      ['o1', 33, 33],
    ]);
  });

  it('on an untrusted clock nothing planned, but an emergency that came live', () => {
    const world = board({ batteryBacked: false });
    order(world, 1, [{ id: 'o1', startAtMs: START }]);
    world.passTo(START + MINUTE);
    expect(onScreen(world)).toBe('clock');
    world.message(ALERTS_TOPIC, signed(alerts(1, [alert(world, 'al1')], { issuedAt: iso(world.nowMs) })));
    expect(onScreen(world)).toBe('al1');
    world.answerProbe();
    world.message(
      ALERTS_TOPIC,
      signed(alerts(2, [alert(world, 'al1', { action: 'cancel' })], { issuedAt: iso(world.nowMs) })),
    );
    expect(onScreen(world)).toBe('o1');
  });
});

describe('an emergency on a board', () => {
  const send = (world: World, revision: number, entries: object[]): void =>
    world.message(ALERTS_TOPIC, signed(alerts(revision, entries, { issuedAt: iso(world.nowMs) })));

  it('has the screen at once, waits for no file, until it is cancelled; then the programme goes on', () => {
    const world = board();
    order(world, 1, [{ id: 'o1', startAtMs: START }]);
    world.passTo(START);
    world.pass(30_000);
    const fetched = world.fetched.length;
    send(world, 1, [alert(world, 'al1', { title: 'Cảnh báo lũ quét' })]);
    expect(scene(world)).toMatchObject({
      kind: 'alert',
      alert: 'al1',
      title: 'Cảnh báo lũ quét',
      text: 'Lũ quét',
      exercise: false,
    });
    world.pass(90_000);
    send(world, 2, [alert(world, 'al1', { action: 'cancel' })]);
    expect(onScreen(world)).toBe('o1');
    expect(world.fetched).toHaveLength(fetched);
    expect(stretches(world)).toEqual([
      ['o1', 0, 0],
      ['al1', 30, 30],
      ['o1', 0, 30, 'preempted'],
      ['al1', 30, 90],
      ['al1', 90, 120, 'withdrawn'],
      ['o1', 120, 120],
    ]);
    expect(shown(world)[1]!.sha256).toBe(payloadHash(new TextEncoder().encode('Lũ quét')));
  });

  it('ends with its time, without a reason, and never comes back', () => {
    const world = board();
    send(world, 1, [alert(world, 'al1', { exp: iso(world.nowMs + 70_000) })]);
    world.pass(2 * MINUTE);
    world.boot();
    world.pass(MINUTE);
    expect(onScreen(world)).toBe('nothing');
    expect(shown(world).map(({ reason }) => reason)).toEqual([undefined, undefined, undefined]);
    expect(world.said('missed')).toEqual([]);
  });

  it('goes on after a restart; one that came while the board was off and is over was missed', () => {
    const world = board();
    send(world, 1, [
      alert(world, 'al1'),
      alert(world, 'later', { startAt: iso(world.nowMs + MINUTE), exp: iso(world.nowMs + 2 * MINUTE) }),
    ]);
    world.pass(10_000);
    world.nowMs += 5 * MINUTE;
    world.boot();
    expect(onScreen(world)).toBe('al1');
    expect(world.about('later')).toEqual(['missed device']);
  });

  it('is on the screen although the store is full', () => {
    const world = board();
    world.store.full = true;
    send(world, 1, [alert(world, 'al1')]);
    expect(onScreen(world)).toBe('al1');
    world.store.full = false;
    world.pass(61_000);
    expect(world.said('gap')).toHaveLength(1);
    expect(shown(world)).toHaveLength(1);
  });

  it('several take turns of 15 s, a new one at once', () => {
    const world = board();
    send(world, 1, [alert(world, 'al1')]);
    world.pass(20_000);
    send(world, 2, [alert(world, 'al1'), alert(world, 'al2')]);
    const seen: string[] = [];
    for (let second = 0; second < 60; second += 15) {
      seen.push(onScreen(world));
      const now = scene(world) as Scene & { kind: 'alert' };
      world.give({ type: 'turned', run: now.run });
      world.pass(15_000);
    }
    expect(seen).toEqual(['al2', 'al1', 'al2', 'al1']);
  });

  it('is not for this board: nothing is shown; an exercise says that it is one', () => {
    const world = board();
    send(world, 1, [alert(world, 'al1', { targets: { places: ['place-2'] } })]);
    expect(onScreen(world)).toBe('nothing');
    const notice = (alert(world, 'x') as { items: object[] }).items[0];
    send(world, 2, [alert(world, 'al2', { exercise: true, exerciseNotice: notice })]);
    expect(scene(world)).toMatchObject({ kind: 'alert', exercise: true });
  });

  it('what was due only while it had the screen was missed: busy', () => {
    const world = board();
    order(world, 1, [{ id: 'o1', startAtMs: START, seconds: 60 }]);
    world.passTo(START - MINUTE);
    send(world, 1, [alert(world, 'al1')]);
    world.passTo(START + 2 * MINUTE);
    expect(world.about('o1').at(-1)).toBe('missed busy');
  });
});

describe('the status of a board', () => {
  it('names the rotation’s first occurrence, the same through its turns, or the emergency', () => {
    const world = board();
    order(world, 1, [
      { id: 'a', startAtMs: START },
      { id: 'b', startAtMs: START },
    ]);
    world.passTo(START + 2000);
    const first = world.statuses().at(-1)!;
    expect(first).toMatchObject({ playing: { occurrence: 'a' }, volume: 0 });
    for (let turn = 0; turn < 9; turn++) endTurn(world);
    expect(world.statuses().at(-1)!.playing).toEqual(first.playing);
    world.message(ALERTS_TOPIC, signed(alerts(1, [alert(world, 'al1')], { issuedAt: iso(world.nowMs) })));
    world.pass(2000);
    expect(world.statuses().at(-1)).toMatchObject({ playing: { alert: 'al1' } });
  });
});
