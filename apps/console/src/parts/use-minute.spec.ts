import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { listenMinutes, minuteNow } from './use-minute.js';

describe('the minutes of a page that lies open', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-22T16:59:50Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('are told once each, and not after nobody listens', () => {
    const told: number[] = [];
    const end = listenMinutes(() => told.push(minuteNow()));
    jest.advanceTimersByTime(130_000);
    const first = Date.parse('2026-11-22T17:00:00Z') / 60_000;
    expect(told).toEqual([first, first + 1, first + 2]);
    end();
    jest.advanceTimersByTime(130_000);
    expect(told).toHaveLength(3);
  });

  it('are told once after a sleep, however long it was', () => {
    const told: number[] = [];
    const end = listenMinutes(() => told.push(minuteNow()));
    jest.setSystemTime(Date.parse('2026-11-23T00:30:00Z'));
    jest.advanceTimersByTime(5000);
    expect(told).toEqual([Date.parse('2026-11-23T00:30:00Z') / 60_000]);
    end();
  });
});
