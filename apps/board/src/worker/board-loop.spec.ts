import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DeviceCore } from '#device/device-core.js';
import { BoardLoop } from './board-loop.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('a machine that slept', () => {
  const core = { start: () => undefined, tick: () => undefined, nextWakeAtMonoMs: () => Infinity };
  const running = (onSlept: () => void): void =>
    new BoardLoop(() => undefined, onSlept).run(core as unknown as DeviceCore);

  it('is noticed at its first breath: its clock went on and its timers did not', () => {
    let slept = 0;
    running(() => (slept += 1));
    jest.advanceTimersByTime(10 * 60_000);
    expect(slept).toBe(0);
    jest.setSystemTime(Date.now() + 3600_000);
    jest.advanceTimersByTime(30_000);
    expect(slept).toBe(1);
  });

  it('a clock that is put right by seconds, or set back, is no sleep', () => {
    let slept = 0;
    running(() => (slept += 1));
    for (const byMs of [5000, -3600_000]) {
      jest.setSystemTime(Date.now() + byMs);
      jest.advanceTimersByTime(30_000);
    }
    expect(slept).toBe(0);
  });
});
