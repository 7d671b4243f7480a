import { describe, expect, it } from '@jest/globals';
import { readOptions, UsageError } from './options.js';

describe('options of the demonstration', () => {
  it('has defaults for everything', () => {
    expect(readOptions([])).toEqual({
      devices: 200,
      document: null,
      data: 'var/demo',
      once: false,
      quick: false,
      report: null,
      seed: null,
    });
    expect(readOptions(['--once']).data).toBe('var/demo-once');
  });

  it('takes what --once needs', () => {
    const argv = ['--once', '--quick', '--report', 'r.json', '--seed', '7', '--devices', '40'];
    expect(readOptions(argv)).toMatchObject({
      once: true,
      quick: true,
      report: 'r.json',
      seed: 7,
      devices: 40,
    });
  });

  it.each([
    [['--devices', 'many'], /--devices is a whole number/],
    [['--devices', '-1'], /devices/],
    [['--seed', '3'], /go with --once/],
    [['--once', '--document', 'a.txt'], /leave out --document/],
    [['--fast'], /--fast/],
    [['stray'], /stray/],
  ])('refuses %j with how it is used', (argv, message) => {
    expect(() => readOptions(argv)).toThrow(UsageError);
    expect(() => readOptions(argv)).toThrow(message);
  });
});
