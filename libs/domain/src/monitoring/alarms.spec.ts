import { describe, expect, it } from '@jest/globals';
import { ALARM_RULE, reconcileAlarms, type Alarm, type Condition } from './alarms.js';
import { silenceConditions, type WatchedDevice } from './silence.js';

const condition = (key: string, details = {}): Condition => ({
  key,
  kind: 'clock',
  unit: '2025-02647',
  subject: 'spk-1',
  sinceMs: 0,
  details,
});

/** Runs the loop over time as the hub would, with its alarms kept in between. */
class Watch {
  open: Alarm[] = [];
  raised: string[] = [];
  cleared: string[] = [];
  look(nowMs: number, ...conditions: Condition[]): this {
    const changes = reconcileAlarms(this.open, conditions, nowMs);
    const updated = new Map(changes.updated.map((alarm) => [alarm.key, alarm]));
    const gone = new Set(changes.cleared.map(({ key }) => key));
    this.open = [...this.open.map((alarm) => updated.get(alarm.key) ?? alarm), ...changes.raised].filter(
      ({ key }) => !gone.has(key),
    );
    this.raised.push(...changes.raised.map(({ key }) => key));
    this.cleared.push(...gone);
    return this;
  }
}

describe('alarms', () => {
  it('are raised once per cause and cleared once, after it has stayed away', () => {
    const watch = new Watch();
    for (let ms = 0; ms <= 50_000; ms += 1000) watch.look(ms, condition('a'));
    expect(watch.raised).toEqual(['a']);
    watch.look(51_000).look(110_999);
    expect(watch.cleared).toEqual([]);
    watch.look(111_000);
    expect(watch.cleared).toEqual(['a']);
    watch.look(112_000, condition('a'));
    expect(watch.raised).toEqual(['a', 'a']);
  });

  it('one that flaps stays one alarm, counts its flaps, and needs ever longer calm', () => {
    const watch = new Watch();
    for (let ms = 0; ms < 1_000_000; ms += 40_000) {
      watch.look(ms, condition('a')).look(ms + 20_000);
    }
    expect(watch.raised).toEqual(['a']);
    expect(watch.cleared).toEqual([]);
    expect(watch.open[0]?.flaps).toBe(24);
    const goneAtMs = watch.open[0]?.goneAtMs ?? 0;
    watch.look(goneAtMs + ALARM_RULE.maxCalmMs - 1);
    expect(watch.cleared).toEqual([]);
    watch.look(goneAtMs + ALARM_RULE.maxCalmMs);
    expect(watch.cleared).toEqual(['a']);
  });

  it('changed details are an update and no new alarm; nothing new is no update', () => {
    const first = reconcileAlarms([], [condition('a', { offsetMs: 3000 })], 1);
    const again = reconcileAlarms(first.raised, [condition('a', { offsetMs: 3000 })], 2);
    expect(again).toEqual({ raised: [], updated: [], cleared: [] });
    const changed = reconcileAlarms(first.raised, [condition('a', { offsetMs: 9000 })], 3);
    expect(changed.updated).toMatchObject([{ key: 'a', raisedAtMs: 1, details: { offsetMs: 9000 } }]);
  });
});

const MIN = 60_000;
const OFFLINE_AFTER = 3 * MIN;
const fleet = (count: number, silent: Record<number, number>, unit = 'u1'): WatchedDevice[] =>
  [...Array(count).keys()].map((i) => ({ device: `${unit}-${i}`, unit, silentSinceMs: silent[i] ?? null }));
const keys = (conditions: Condition[]) => conditions.map(({ key }) => key);
const none = new Map<string, ReadonlySet<string>>();

describe('silence', () => {
  it('one device of ten is an alarm of its own, after waiting for others', () => {
    const devices = fleet(10, { 4: 1000 });
    expect(keys(silenceConditions(devices, none, 1000 + 4 * MIN - 1, OFFLINE_AFTER))).toEqual([]);
    expect(keys(silenceConditions(devices, none, 1000 + 4 * MIN, OFFLINE_AFTER))).toEqual([
      'device-offline:u1-4',
    ]);
  });

  it('over 30 % of a unit within two minutes is one alarm of the unit', () => {
    const silent = { 0: 0, 1: MIN, 2: 2 * MIN, 3: 2 * MIN };
    const conditions = silenceConditions(fleet(10, silent), none, 10 * MIN, OFFLINE_AFTER);
    expect(keys(conditions)).toEqual(['unit-silent:u1']);
    expect(conditions[0]).toMatchObject({ sinceMs: 0, details: { total: 10 } });
    expect(conditions[0]?.details.devices).toEqual(['u1-0', 'u1-1', 'u1-2', 'u1-3']);
  });

  it.each<[string, number, Record<number, number>, string[]]>([
    [
      'exactly 30 %',
      10,
      { 0: 0, 1: 0, 2: 0 },
      ['device-offline:u1-0', 'device-offline:u1-1', 'device-offline:u1-2'],
    ],
    ['too far apart', 6, { 0: 0, 1: 2 * MIN + 1 }, ['device-offline:u1-0', 'device-offline:u1-1']],
    ['the only device of its unit', 1, { 0: 0 }, ['device-offline:u1-0']],
  ])('%s is not', (_, count, silent, expected) => {
    expect(keys(silenceConditions(fleet(count, silent), none, 20 * MIN, OFFLINE_AFTER))).toEqual(expected);
  });

  it('a unit does not speak for another, and a third device that fell silent hours ago stands alone', () => {
    const devices = [...fleet(4, { 0: 60 * MIN, 1: 61 * MIN, 2: 0 }), ...fleet(5, { 3: 60 * MIN }, 'u2')];
    expect(keys(silenceConditions(devices, none, 90 * MIN, OFFLINE_AFTER))).toEqual([
      'unit-silent:u1',
      'device-offline:u1-2',
      'device-offline:u2-3',
    ]);
  });

  it('a slow recovery stays under the alarm of the unit until the last one is heard', () => {
    const covered = new Map([['u1', new Set(['u1-0', 'u1-1', 'u1-2', 'u1-3'])]]);
    expect(keys(silenceConditions(fleet(10, { 2: 0 }), covered, 30 * MIN, OFFLINE_AFTER))).toEqual([
      'unit-silent:u1',
    ]);
    expect(silenceConditions(fleet(10, {}), covered, 30 * MIN, OFFLINE_AFTER)).toEqual([]);
    expect(keys(silenceConditions(fleet(10, { 7: 0 }), covered, 30 * MIN, OFFLINE_AFTER))).toEqual([
      'device-offline:u1-7',
    ]);
  });

  it('an outage noticed device by device never raises a single one: each heartbeat is at its own second', () => {
    const watch = new Watch();
    const sinceOf = (i: number) => 100 * MIN - i * 5000;
    for (let now = 100 * MIN; now < 120 * MIN; now += 5000) {
      const silent = Object.fromEntries(
        [...Array(10).keys()].filter((i) => now - sinceOf(i) >= OFFLINE_AFTER).map((i) => [i, sinceOf(i)]),
      );
      const covered = new Map(
        watch.open.map(({ unit, details }) => [unit, new Set((details.devices as string[]) ?? [])]),
      );
      watch.look(now, ...silenceConditions(fleet(10, silent), covered, now, OFFLINE_AFTER));
    }
    expect(watch.raised).toEqual(['unit-silent:u1']);
    expect(watch.open[0]?.details.devices).toHaveLength(10);
  });
});
