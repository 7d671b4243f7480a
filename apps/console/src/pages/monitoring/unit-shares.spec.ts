import { describe, expect, it } from '@jest/globals';
import { classOf, SHARE_COLOURS } from './unit-shares.js';

const unit = (share: number) => ({ key: 'a', name: 'a', connected: 0, lost: 0, devices: 1, share });

describe('the colour of a commune', () => {
  it.each([
    [0, 0],
    [49.9, 0],
    [50, 1],
    [80, 2],
    [94.9, 2],
    [95, 3],
    [100, 3],
    [-1, 4],
  ])('%p per cent is class %p', (share, expected) => expect(classOf(unit(share))).toBe(expected));
  it('a commune that nobody answers for has the last one', () =>
    expect(classOf(undefined)).toBe(SHARE_COLOURS.length - 1));
});
