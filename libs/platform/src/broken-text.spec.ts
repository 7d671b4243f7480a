import { describe, expect, it } from '@jest/globals';
import { brokenPaths, hasBrokenText } from './broken-text.js';

describe('text that no database keeps', () => {
  it.each([
    ['{"a":["x","\\u0000"]}', ['a.1']],
    ['{"a":{"b":"\\ud83d"}}', ['a.b']],
    ['{"a\\u0000":1}', ['value']],
    ['"\\udc00"', ['value']],
  ])('is found in %s', (json, paths) => {
    const value: unknown = JSON.parse(json);
    expect(brokenPaths(value)).toEqual(paths);
    expect(hasBrokenText(json, value)).toBe(true);
  });

  it.each(['{"a":"\\ud83d\\udce2"}', '{"a":"📢"}', '{"a":"\\\\u0000"}', 'null', '{"a":"\\u0007"}'])(
    'is not found in %s',
    (json) => {
      expect(hasBrokenText(json, JSON.parse(json))).toBe(false);
    },
  );
});
