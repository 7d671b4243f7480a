import type { ReadingStyle, VoiceRegion } from '#speech/reading.js';

export const USAGE = `Usage: npm run -s reading -- [--style radio|citation] [--region north|central|south] [--lexicon FILE.pls] [--json]
Reads lines from standard input and writes, line for line, the words that would be spoken.
`;

export type Arguments =
  | { ok: true; help: boolean; style: ReadingStyle; region: VoiceRegion; lexiconFile?: string; json: boolean }
  | { ok: false; problem: string };

/** The command line of the reader. `--name value` and `--name=value` are the same. */
export function parseArguments(given: readonly string[]): Arguments {
  const words = given.flatMap((word) =>
    /^--[a-z]+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word],
  );
  const result: Extract<Arguments, { ok: true }> = {
    ok: true,
    help: false,
    style: 'radio',
    region: 'north',
    json: false,
  };
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    const value = words[index + 1];
    if (word === '--json') result.json = true;
    else if (word === '--help' || word === '-h') result.help = true;
    else if (word === '--style' && (value === 'radio' || value === 'citation')) result.style = value;
    else if (word === '--region' && (value === 'north' || value === 'central' || value === 'south'))
      result.region = value;
    else if (word === '--lexicon' && value !== undefined) result.lexiconFile = value;
    else
      return {
        ok: false,
        problem: `Unknown or incomplete argument: ${[word, value].filter(Boolean).join(' ')}`,
      };
    if (word === '--style' || word === '--region' || word === '--lexicon') index++;
  }
  return result;
}
