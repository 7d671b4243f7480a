import { describe, expect, it } from '@jest/globals';
import { pageIn } from './use-page.js';

describe('the page in an address', () => {
  it.each([
    ['', 1],
    ['page=3', 3],
    ['page=0', 1],
    ['page=-2', 1],
    ['page=1.5', 1],
    ['page=ba', 1],
    ['page=1e99', 1],
  ])('%s is page %i', (search, page) => expect(pageIn(new URLSearchParams(search))).toBe(page));
});
