import type { PauseKind } from './output/pauses.js';
import { classOf, isSpaceCode, LOWER, NEWLINE } from './text/letters.js';

/** Words that cannot end a line of thought: a line that ends with one goes on below. */
const UNFINISHED =
  /(?:^|\s)(?:của|và|các|về|tại|theo|do|với|cho|từ|đến|là|trong|những|để|hoặc|trên|được|bởi|cùng|ngày|tháng|năm|số|thuộc|gồm|như|khi|một|đối|sở|bộ|ủy)$/iu;
const LIST_HEAD = /^[ \t]*(?:[-+•*–]|\d{1,3}[.)]|[a-zđ]\)|[ivx]{1,4}\))/;
const HEADING = /^[ \t#*]*(?:chương|mục|điều|phần|phụ lục)\s|^[ \t#*]*[IVX]{1,5}[.)]\s/iu;
const LONGEST_LOOK = 240;

export interface LineBreak {
  /** Null when the line only was wrapped and the sentence goes on. */
  kind: PauseKind | null;
  next: number;
}

function isHeading(line: string): boolean {
  return HEADING.test(line) || (line.length > 3 && line === line.toUpperCase() && /\p{L}/u.test(line));
}

/**
 * What a line feed at `at` means: a wrapped line, the end of an item, of a paragraph or of a heading. `lineStart` is
 * where the line began, `mark` the mark behind its last word.
 */
export function breakLine(text: string, at: number, lineStart: number, mark: string): LineBreak {
  let next = at;
  let feeds = 0;
  for (; next < text.length; next++) {
    const code = text.charCodeAt(next);
    if (classOf(code) === NEWLINE) feeds++;
    else if (!isSpaceCode(code)) break;
  }
  let begin = next;
  while (begin > at && text[begin - 1] !== '\n') begin--;
  const line = text.slice(Math.max(lineStart, at - LONGEST_LOOK), at).trim();
  const ahead = text.slice(begin, next + 12);
  const open = mark === '' || mark === ',';
  const goesOn = open && line !== '' && !LIST_HEAD.test(ahead);
  if (goesOn && /[\p{L}\d,)"”%]$/u.test(line)) {
    if (classOf(text.charCodeAt(next)) === LOWER && feeds < 3) return { kind: null, next };
    if (UNFINISHED.test(line) && feeds < 3) return { kind: null, next };
  }
  if (isHeading(line)) return { kind: 'heading', next };
  if (mark === ':') return { kind: 'colon', next };
  if (feeds > 1) return { kind: 'paragraph', next };
  if (mark === ';' || LIST_HEAD.test(line)) return { kind: 'listItem', next };
  return { kind: 'paragraph', next };
}
