import type { Catalogue } from '../../texts/texts.js';

export const RESULT_COLOURS = {
  pending: 'blue.9',
  executed: 'green.9',
  refused: 'red.9',
  expired: 'orange.9',
  unanswered: 'gray.7',
} as const;

/** A board shows and refuses, where a loudspeaker sounds. */
export function commandWords({ remote }: Catalogue, kind: 'speaker' | 'board') {
  const { commands, explained, results, board } = remote;
  if (kind === 'speaker') return { commands, explained, results };
  return {
    commands: { ...commands, ...board.commands },
    explained: { ...explained, ...board.explained },
    results: { ...results, ...board.results },
  };
}
