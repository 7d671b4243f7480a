import { describe, expect, it } from '@jest/globals';
import { finishedShare } from './share.js';

describe('the share of airings that were heard whole', () => {
  it.each([
    [{ planned: 0, open: 0, finished: 0 }, null],
    [{ planned: 3, open: 3, finished: 0 }, null],
    [{ planned: 3, open: 0, finished: 2 }, 66.7],
    [{ planned: 5, open: 1, finished: 4 }, 100],
    [{ planned: 2, open: 0, finished: 0 }, 0],
  ])('%j is %p', (totals, share) => {
    expect(finishedShare(totals)).toBe(share);
  });
});
