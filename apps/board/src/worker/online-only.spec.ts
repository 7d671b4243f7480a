import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { DeviceEvent } from '#device/ports.js';
import { OnlineOnly } from './online-only.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('over plain http the programme leaves the screen a minute after the network, however often it is tried, and comes back with it', () => {
  const told: DeviceEvent[] = [];
  const onlineOnly = new OnlineOnly((event) => told.push(event));
  onlineOnly.linkIs('up');
  onlineOnly.linkIs('down');
  jest.advanceTimersByTime(50_000);
  onlineOnly.linkIs('up');
  onlineOnly.linkIs('down');
  jest.advanceTimersByTime(50_000);
  onlineOnly.linkIs('unauthorised');
  expect(told.filter((event) => event.type === 'programme' && !event.allowed)).toEqual([]);
  jest.advanceTimersByTime(10_000);
  expect(told.at(-1)).toEqual({ type: 'programme', allowed: false });
  onlineOnly.linkIs('up');
  expect(told.at(-1)).toEqual({ type: 'programme', allowed: true });
});
