import { describe, expect, it } from '@jest/globals';
import { clockAhead } from './hub-clock.js';

const AT = Date.parse('2026-11-22T05:30:00Z');
const header = new Date(AT).toUTCString();
const HOUR_MS = 3600_000;

describe('how far this computer is ahead of the hub', () => {
  it.each([
    ['a clock that is right', header, AT - 200, AT + 300, 0],
    ['one that is a little slow', header, AT - 3000, AT - 2800, 0],
    ['an answer that took long', header, AT - 20_000, AT + 500, 0],
    ['five hours fast', header, AT + 5 * HOUR_MS, AT + 5 * HOUR_MS + 400, 5 * HOUR_MS + 200],
    ['a day slow', header, AT - 24 * HOUR_MS - 200, AT - 24 * HOUR_MS + 200, -24 * HOUR_MS],
    ['no header', null, AT, AT, 0],
    ['a header that is no time', 'soon', AT, AT, 0],
  ])('%s', (_what, date, sent, came, ahead) => expect(clockAhead(date, sent, came)).toBe(ahead));
});
