import { describe, expect, it } from '@jest/globals';
import { lapOf } from './ticker.js';

describe('the running lines', () => {
  it.each([
    [3000, 1920],
    [1920, 1920],
    [700, 1920],
    [90, 640],
  ])('of %i px never leave a band of %i px empty', (linesPx, bandPx) => {
    const { copies, fromPx, toPx } = lapOf(linesPx, bandPx);
    expect(fromPx).toBeLessThanOrEqual(0);
    expect(toPx + copies * linesPx).toBeGreaterThanOrEqual(bandPx);
    // Where it begins anew the next copy stands where one stood before.
    expect(fromPx - toPx).toBe(linesPx);
    expect((bandPx / 2 - fromPx) % linesPx).toBe(0);
  });
});
