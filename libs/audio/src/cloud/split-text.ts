/** What a service takes in one request; Vietnamese letters are up to three bytes each. */
export interface TextLimit {
  unit: 'characters' | 'bytes';
  max: number;
}

/**
 * Pieces of a sentence that each fit the limit, cut behind the last mark that fits, else between two words, else (a
 * word longer than the limit) between two characters. Joined by spaces they are the sentence again.
 */
export function splitText(sentence: string, limit: TextLimit): string[] {
  const pieces: string[] = [];
  let rest = sentence.normalize('NFC').replace(/\s+/g, ' ').trim();
  while (sizeOf(rest, limit.unit) > limit.max) {
    const room = longestFitting(rest, limit);
    const mark = Math.max(...['.', '!', '?', ';', ':', ','].map((sign) => room.lastIndexOf(`${sign} `)));
    const space = room.lastIndexOf(' ');
    const cut = mark > 0 ? mark + 1 : space > 0 ? space : room.length;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

function sizeOf(text: string, unit: TextLimit['unit']): number {
  return unit === 'bytes' ? Buffer.byteLength(text, 'utf8') : text.length;
}

/** The start of the text that fits, never half of a surrogate pair. */
function longestFitting(text: string, limit: TextLimit): string {
  let size = 0;
  let end = 0;
  for (const character of text) {
    size += sizeOf(character, limit.unit);
    if (size > limit.max) break;
    end += character.length;
  }
  return text.slice(0, Math.max(end, 1));
}
