import { describe, expect, it } from '@jest/globals';
import { parseArguments } from './arguments.js';

describe('the command line of the reader', () => {
  it('has defaults', () =>
    expect(parseArguments([])).toEqual({
      ok: true,
      help: false,
      style: 'radio',
      region: 'north',
      json: false,
    }));

  it('takes values in both forms', () => {
    expect(parseArguments(['--style=citation', '--lexicon', 'a.pls', '--json', '--region', 'south'])).toEqual(
      { ok: true, help: false, style: 'citation', region: 'south', json: true, lexiconFile: 'a.pls' },
    );
  });

  it.each([[['--style', 'loud']], [['--lexicon']], [['x']], [['--region=west']]])('refuses %p', (given) =>
    expect(parseArguments(given)).toMatchObject({ ok: false }),
  );
});
