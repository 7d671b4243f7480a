import { describe, expect, it } from '@jest/globals';
import { brokenPaths, hasBrokenText, isTooDeep } from './broken-text.js';

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

  it('is not looked for in what is nested without end', () => {
    const nested = (depth: number): unknown =>
      JSON.parse(`${'['.repeat(depth)}"\\u0000"${']'.repeat(depth)}`);
    expect(isTooDeep(nested(32))).toBe(false);
    expect(isTooDeep(nested(33))).toBe(true);
    expect(hasBrokenText('\\u0000', nested(100_000))).toBe(true);
  });
});
