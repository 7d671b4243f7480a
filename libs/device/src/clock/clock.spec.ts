import { describe, expect, it } from '@jest/globals';
import {
  command,
  config,
  iso,
  MONDAY,
  playlist,
  running,
  signed,
  topic,
  World,
} from '../spec-world/world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = MONDAY + 10 * MINUTE;
const lastClock = (world: World) => world.statuses().at(-1)!.clock;

describe('the clock', () => {
  it('without a battery it is untrusted, asks at once, and is trusted after one good answer', () => {
    const world = running({ batteryBacked: false, wallErrorMs: -70 * MINUTE });
    expect(world.statuses()[0]).toMatchObject({ clock: { state: 'untrusted', offsetMs: null } });
    expect(world.statuses()[0]!.probe).toMatch(/^[A-Za-z0-9_-]{22}$/);
    world.pass(100);
    expect(world.core.look().clock).toBe('untrusted');
    world.answerProbe(20);
    expect(world.core.look()).toMatchObject({ clock: 'trusted', nowMs: world.nowMs });
    world.pass(1000);
    expect(lastClock(world)).toEqual({ state: 'trusted', offsetMs: expect.any(Number) });
  });

  it('a slow answer is thrown away and asked for again after ten seconds, with a new nonce', () => {
    const world = running({ batteryBacked: false });
    world.answerProbe(150);
    const first = world.statuses().findLast(({ probe }) => probe)!.probe;
    expect(world.core.look().clock).toBe('untrusted');
    world.pass(9000);
    expect(world.statuses().at(-1)!.probe).toBeUndefined();
    world.answerProbe(20);
    expect(world.statuses().find(({ probe }) => probe !== undefined && probe !== first)).toBeDefined();
    expect(world.core.look().clock).toBe('trusted');
  });

  it('an unknown nonce, or the same answer twice, is thrown away', () => {
    const world = running({ batteryBacked: false });
    const args = { deviceNonce: 'AAAAAAAAAAAAAAAAAAAAAA', t2: iso(MONDAY + HOUR), t3: iso(MONDAY + HOUR) };
    world.message(topic('command'), signed(command('clock-probe', args)));
    expect(world.core.look().clock).toBe('untrusted');
    world.answerProbe(5);
    const answers = world.core.look();
    world.message(topic('command'), signed(command('clock-probe', args)));
    expect(world.core.look()).toEqual(answers);
  });

  it('a probe is judged by its nonce, never by exp', () => {
    const world = running({ batteryBacked: false });
    const probe = world.statuses()[0]!.probe;
    const t = iso(world.nowMs);
    const message = command('clock-probe', { deviceNonce: probe, t2: t, t3: t }, { exp: iso(MONDAY - DAY) });
    world.message(topic('command'), signed(message));
    expect(world.core.look().clock).toBe('trusted');
  });

  it('trusted for a day, holdover for a week, then untrusted', () => {
    const world = running({ batteryBacked: false });
    world.answerProbe();
    world.disconnect();
    world.pass(23 * HOUR);
    expect(world.core.look().clock).toBe('trusted');
    world.pass(2 * HOUR);
    expect(world.core.look().clock).toBe('holdover');
    world.pass(7 * DAY);
    expect(world.core.look().clock).toBe('untrusted');
  });

  it('a battery keeps it in holdover, unless it is back in 1970 or contradicts what was signed', () => {
    expect(running().core.look().clock).toBe('holdover');
    expect(running({ wallErrorMs: -MONDAY }).core.look().clock).toBe('untrusted');
    expect(running({ wallErrorMs: null }).core.look().clock).toBe('untrusted');
    const world = running();
    world.message(topic('config'), signed(config(2, { issuedAt: iso(MONDAY + HOUR) })));
    expect(world.core.look()).toMatchObject({ clock: 'untrusted', nowMs: MONDAY + HOUR });
    expect(world.said('fault')).toEqual([expect.objectContaining({ part: 'clock' })]);
  });

  it('the time never goes below the newest signed instant, through a power cut', () => {
    const world = running({ batteryBacked: false });
    world.message(topic('config'), signed(config(2, { issuedAt: iso(MONDAY + HOUR) })));
    world.boot({ batteryBacked: false, wallErrorMs: -MONDAY });
    expect(world.core.look().nowMs).toBe(MONDAY + HOUR);
    world.give({ type: 'ntp', offsetMs: -2 * HOUR, errorMs: 5 });
    expect(world.core.look().nowMs).toBe(MONDAY + HOUR);
  });

  it('NTP counts under 50 ms, and then a probe is only noted', () => {
    const world = running({ batteryBacked: false, wallErrorMs: 5000 });
    world.give({ type: 'ntp', offsetMs: -5000, errorMs: 60 });
    expect(world.core.look().clock).toBe('untrusted');
    world.give({ type: 'ntp', offsetMs: -5000, errorMs: 20 });
    expect(world.core.look()).toMatchObject({ clock: 'trusted', nowMs: world.nowMs });
    world.answerProbe(5, 300);
    expect(world.core.look().nowMs).toBe(world.nowMs);
    world.pass(2000);
    expect(lastClock(world).offsetMs).toBe(300);
  });

  it('a wrong machine clock is remembered: after a restart it is not believed again', () => {
    const world = running({ batteryBacked: true, wallErrorMs: 5000 });
    world.answerProbe();
    expect(world.core.look().nowMs).toBeCloseTo(world.nowMs, -2);
    world.boot();
    expect(world.core.look().clock).toBe('untrusted');
  });
});

describe('the clock and the programme', () => {
  const send = (world: World): void =>
    world.message(topic('playlist'), signed(playlist(world, 1, [{ id: 'o1', startAtMs: START }])));

  it('untrusted: not armed and not played; trusted in time: played at its second', () => {
    const world = running({ batteryBacked: false });
    send(world);
    world.passTo(START - 2 * MINUTE);
    expect(world.about('o1')).toEqual(['not-armed clock']);
    world.answerProbe();
    world.pass(20 * MINUTE);
    expect(world.about('o1')).toEqual(['not-armed clock', 'armed', 'started', 'finished']);
  });

  it('trusted too late: missed: clock', () => {
    const world = running({ batteryBacked: false });
    send(world);
    world.passTo(START + 5 * MINUTE);
    world.answerProbe();
    world.pass(MINUTE);
    expect(world.about('o1').at(-1)).toBe('missed clock');
  });

  it('70 minutes behind: what the jump skipped is missed: clock; 70 minutes ahead: the jump back replays nothing', () => {
    const behind = new World();
    behind.boot({ wallErrorMs: -70 * MINUTE });
    behind.connect();
    const issuedAt = iso(MONDAY - 2 * HOUR);
    behind.message(topic('config'), signed(config(1, { issuedAt })));
    behind.message(
      topic('playlist'),
      signed(playlist(behind, 1, [{ id: 'o1', startAtMs: START }], { issuedAt })),
    );
    behind.passTo(START + MINUTE);
    behind.give({ type: 'ntp', offsetMs: 70 * MINUTE, errorMs: 5 });
    behind.pass(MINUTE);
    expect(behind.about('o1').at(-1)).toBe('missed clock');

    const ahead = running({ batteryBacked: true, wallErrorMs: 70 * MINUTE });
    ahead.message(
      topic('playlist'),
      signed(playlist(ahead, 1, [{ id: 'o1', startAtMs: MONDAY + 75 * MINUTE, seconds: 60 }])),
    );
    ahead.passTo(MONDAY + 5 * MINUTE + 30_000);
    expect(ahead.core.look().playing).toBe('o1');
    ahead.give({ type: 'ntp', offsetMs: -70 * MINUTE, errorMs: 5 });
    ahead.pass(3 * HOUR);
    expect(ahead.said('started')).toHaveLength(1);
    expect(ahead.about('o1').at(-1)).toBe('finished');
  });

  it('switched off over a slot: missed: power', () => {
    const world = running();
    send(world);
    world.pass(MINUTE);
    world.nowMs = START + MINUTE;
    world.boot();
    world.pass(MINUTE);
    expect(world.about('o1').at(-1)).toBe('missed power');
  });
});
