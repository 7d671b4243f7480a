import { describe, expect, it } from '@jest/globals';
import type { ReportOf } from '#contracts/reports.js';
import {
  alert,
  alerts,
  ALERTS_TOPIC,
  command,
  config,
  iso,
  MONDAY,
  playlist,
  running,
  signed,
  topic,
  type MachineOptions,
  type PlannedOccurrence,
  type World,
} from '../spec-world/world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = MONDAY + 10 * MINUTE;
const text = { kind: 'text', codec: 'json', durationMs: 10_000 };

const board = (machine: MachineOptions = {}): World => running({ screen: true, ...machine });
function programme(revision: number, world: World, planned: Partial<PlannedOccurrence>[], more = {}) {
  const shown = planned.map((one) => ({
    ...{ id: 'o1', startAtMs: START, seconds: 7200, item: text, latestStartAtMs: START + 7_200_000 },
    ...one,
  }));
  return signed(playlist(world, revision, shown, more));
}
const order = (world: World, ...planned: Partial<PlannedOccurrence>[]): void =>
  world.message(topic('playlist'), programme(1, world, planned));
function onScreen(world: World): string {
  const now = world.scenes.at(-1)!;
  return now.kind === 'turn' ? now.item.occurrence : now.kind === 'alert' ? now.alert : now.reason;
}
const turned = (world: World, failed?: 'device'): void => {
  const now = world.scenes.at(-1)!;
  if (now.kind === 'idle') throw new Error('nothing is on the screen');
  world.give({ type: 'turned', run: now.run, ...(failed ? { failed } : {}) });
};
/** [from and to in minutes after the start, why it ended] */
const stretches = (world: World) =>
  (world.said('shown') as ReportOf<'shown'>[]).map(({ fromAt, toAt, reason }) => [
    (Date.parse(fromAt) - START) / MINUTE,
    (Date.parse(toAt) - START) / MINUTE,
    ...(reason === undefined ? [] : [reason]),
  ]);

describe('a board that is switched on', () => {
  it('shows nothing of its programme before it has heard from the hub: what was withdrawn meanwhile never comes', () => {
    const world = board();
    order(world, { bulletin: 'b1' });
    world.passTo(START + MINUTE);
    world.boot();
    expect(onScreen(world)).toBe('nothing');
    world.pass(1000);
    world.connect();
    const withdrawn = programme(2, world, [{ bulletin: 'b1' }], { withdrawn: ['b1'] });
    const before = world.scenes.length;
    world.message(topic('playlist'), withdrawn);
    world.pass(MINUTE);
    expect(world.scenes.slice(before).filter(({ kind }) => kind === 'turn')).toEqual([]);
  });

  it('goes on at once where the programme is the same, where there is no network, or after eight seconds of silence', () => {
    const world = board();
    const message = programme(1, world, [{}]);
    world.message(topic('playlist'), message);
    world.passTo(START + MINUTE);
    const hears: (() => void)[] = [
      () => world.message(topic('playlist'), message, true),
      () => world.disconnect(),
      () => world.pass(8000),
    ];
    for (const hear of hears) {
      world.boot();
      world.connect();
      expect(onScreen(world)).toBe('nothing');
      hear();
      expect(onScreen(world)).toBe('o1');
    }
  });

  it('an emergency does not wait', () => {
    const world = board();
    world.message(ALERTS_TOPIC, signed(alerts(1, [alert(world, 'al1')], { issuedAt: iso(world.nowMs) })));
    world.boot();
    expect(onScreen(world)).toBe('al1');
  });

  it('after a restart that was asked for, emergencies and programme go on', () => {
    const world = board();
    order(world, {});
    world.passTo(START + MINUTE);
    world.message(ALERTS_TOPIC, signed(alerts(1, [alert(world, 'al1')], { issuedAt: iso(world.nowMs) })));
    const more = { exp: iso(world.nowMs + MINUTE), issuedAt: iso(world.nowMs) };
    world.message(topic('command'), signed(command('restart', {}, more)));
    world.pass(5000);
    expect(world.restarted).toBe(1);
    world.boot();
    expect(onScreen(world)).toBe('al1');
    const over = alert(world, 'al1', { action: 'cancel' });
    world.message(ALERTS_TOPIC, signed(alerts(2, [over], { issuedAt: iso(world.nowMs) })));
    world.disconnect();
    expect(onScreen(world)).toBe('o1');
  });
});

describe('the clock of a board', () => {
  const correctable = { correctableMs: 10 * MINUTE };

  it('three minutes off: put right by the last measurement when it starts without a network', () => {
    const world = board({ wallErrorMs: 3 * MINUTE, ...correctable });
    order(world, {});
    world.answerProbe();
    world.nowMs = START + MINUTE;
    world.boot();
    world.disconnect();
    expect(world.core.look().clock).toBe('holdover');
    expect(Math.abs(world.core.look().nowMs - world.nowMs)).toBeLessThan(1000);
    expect(onScreen(world)).toBe('o1');
    world.message(topic('config'), signed(config(2, { issuedAt: iso(world.nowMs) })));
    world.boot();
    expect(world.core.look().clock).toBe('holdover');
  });

  it('an hour off it is not believed before the hub has told the time; and it is not forgotten meanwhile', () => {
    const world = board({ wallErrorMs: HOUR, ...correctable });
    world.answerProbe();
    for (let start = 0; start < 2; start++) {
      world.boot();
      expect(world.core.look().clock).toBe('untrusted');
      world.connect();
      world.message(topic('config'), signed(config(2 + start, { issuedAt: iso(world.nowMs) })));
    }
  });

  it('a machine without a battery, which goes on where it saved its time, is noticed', () => {
    const world = board();
    world.disconnect();
    world.pass(5 * HOUR);
    world.boot({ screen: true, wallErrorMs: -HOUR });
    expect(world.core.look().clock).toBe('untrusted');
    world.boot({ screen: true, wallErrorMs: 0 });
    expect(world.core.look().clock).toBe('holdover');
  });

  it('asleep for an hour: what the hub signs shows it, and the time is asked for at once', () => {
    const world = board();
    world.answerProbe();
    world.pass(MINUTE);
    const probes = world.statuses().filter(({ probe }) => probe !== undefined).length;
    world.message(topic('config'), signed(config(2, { issuedAt: iso(world.nowMs + HOUR) })));
    world.pass(2000);
    expect(world.core.look().clock).toBe('untrusted');
    expect(world.statuses().filter(({ probe }) => probe !== undefined).length).toBeGreaterThan(probes);
  });

  it('set forward by an hour while something is on show: the hour that nobody saw is not claimed', () => {
    const world = board();
    order(world, {});
    world.passTo(START + MINUTE);
    world.give({ type: 'ntp', offsetMs: HOUR, errorMs: 5 });
    world.pass(6 * MINUTE);
    const [first, before, after] = stretches(world);
    expect(first).toEqual([0, 0]);
    expect(before![0]).toBe(0);
    expect(before![1]).toBeLessThan(1.1);
    expect(after![0]).toBeGreaterThan(60.9);
  });
});

describe('what a screen answers', () => {
  it('a film that it cannot show: the row will say so, its words go on', () => {
    const world = board();
    const files = [world.addFile('words'), world.addFile('film')];
    order(world, { files });
    world.passTo(START);
    turned(world);
    world.pass(2000);
    turned(world, 'device');
    expect(world.about('o1').slice(-2)).toEqual(['shown', 'shown fault']);
    expect(world.said('fault')).toEqual([expect.objectContaining({ reason: 'undecodable' })]);
    const { item } = world.scenes.at(-1) as { item?: { sha256: string } };
    expect(item?.sha256).toBe(files[0]!.sha256);
  });

  it('a text that needs more pages on a small screen than the hub thought has the time for them', () => {
    const world = board();
    order(world, {});
    world.passTo(START + 60_000);
    expect(world.said('fault')).toEqual([]);
    world.pass(11_000);
    expect(world.said('fault')).toEqual([expect.objectContaining({ reason: 'no-answer' })]);
  });

  it('several emergencies: each stays until it was read through, 15 s at least and two minutes at most', () => {
    const world = board();
    const both = [alert(world, 'al1'), alert(world, 'al2')];
    world.message(ALERTS_TOPIC, signed(alerts(1, both, { issuedAt: iso(world.nowMs) })));
    const first = onScreen(world);
    world.pass(40_000);
    expect(onScreen(world)).toBe(first);
    turned(world);
    const second = onScreen(world);
    expect(second).not.toBe(first);
    world.pass(5000);
    turned(world);
    world.pass(9000);
    expect(onScreen(world)).toBe(second);
    world.pass(2000);
    expect(onScreen(world)).toBe(first);
    world.pass(121_000);
    expect(onScreen(world)).toBe(second);
  });

  it('a page that may show only with a network keeps its emergencies, and says why the rest ended', () => {
    const world = board();
    order(world, {});
    world.passTo(START + MINUTE);
    world.give({ type: 'programme', allowed: false });
    expect(onScreen(world)).toBe('offline');
    expect(stretches(world).at(-1)).toEqual([0, 1, 'fault']);
    world.message(ALERTS_TOPIC, signed(alerts(1, [alert(world, 'al1')], { issuedAt: iso(world.nowMs) })));
    expect(onScreen(world)).toBe('al1');
    const over = alert(world, 'al1', { action: 'cancel' });
    world.message(ALERTS_TOPIC, signed(alerts(2, [over], { issuedAt: iso(world.nowMs) })));
    expect(onScreen(world)).toBe('offline');
    world.give({ type: 'programme', allowed: true });
    expect(onScreen(world)).toBe('o1');
  });
});
