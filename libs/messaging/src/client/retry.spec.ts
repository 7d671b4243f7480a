import { describe, expect, it } from '@jest/globals';
import { backoffMs, DEVICE_WAITS, HUB_WAITS, unauthorisedMs } from './retry.js';

describe('waits between attempts', () => {
  it('double from a second to a minute, with full jitter', () => {
    const longest = [...Array(9).keys()].map((failures) => backoffMs(failures, DEVICE_WAITS, () => 1));
    expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(backoffMs(5, DEVICE_WAITS, () => 0)).toBe(0);
    expect(backoffMs(5000, DEVICE_WAITS, () => 0.5)).toBe(30_000);
  });

  it('ten minutes with jitter when unauthorised; the hub tries sooner', () => {
    expect(unauthorisedMs(DEVICE_WAITS, () => 0)).toBe(540_000);
    expect(unauthorisedMs(DEVICE_WAITS, () => 1)).toBe(660_000);
    expect(unauthorisedMs(HUB_WAITS, () => 0.5)).toBe(5000);
  });
});
