import { describe, expect, it } from '@jest/globals';
import { engineOf } from './engine.js';

describe('the engine of a board', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36',
      'Chrome 109',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
      'Edg 140',
    ],
    ['Mozilla/5.0 (X11; Linux aarch64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128'],
    [`SignageBox ${'x'.repeat(80)}`, `SignageBox ${'x'.repeat(53)}`],
  ])('%s', (userAgent, engine) => expect(engineOf(userAgent)).toBe(engine));
});
