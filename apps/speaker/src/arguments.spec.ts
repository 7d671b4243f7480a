import { describe, expect, it } from '@jest/globals';
import { readArguments } from './arguments.js';

describe('what a speaker is told on its command line', () => {
  it('a link of an enrolment names the hub and the code', () => {
    expect(
      readArguments(['--data', 'd', '--enrol', 'http://192.168.1.10:3000/#enrol=K7QF-3M2P']),
    ).toMatchObject({
      hub: 'http://192.168.1.10:3000',
      enrol: 'K7QF-3M2P',
    });
  });

  it('a hub that is named counts for more than the link’s; a code alone is a code', () => {
    const link = 'http://inside:3000/#enrol=K7QF-3M2P';
    expect(readArguments(['--data', 'd', '--hub', 'http://outside', '--enrol', link])).toMatchObject({
      hub: 'http://outside',
      enrol: 'K7QF-3M2P',
    });
    const alone = readArguments(['--data', 'd', '--enrol', 'K7QF-3M2P']);
    expect([alone.hub, alone.enrol]).toEqual([undefined, 'K7QF-3M2P']);
  });

  it('without a folder it says how it is used', () => {
    expect(() => readArguments([])).toThrow(/--data is missing/);
  });
});
