import { placeBlocks, type Block, type LooseBlock } from './blocks.js';
import { joinLines, type JoinedParagraph, type WrapLine } from './join-lines.js';
import { isMarkdownRule, looksLikeMarkdown, markdownHeading, stripMarkdown } from './markdown.js';
import { dropPageNumbers } from './page-numbers.js';
import { textTableAt } from './text-tables.js';
import { findWrapping, type Wrapping } from './wrapping.js';

export interface TextBlocks {
  /** The given text where nothing had to be joined or dropped, else the joined text. */
  readonly text: string;
  readonly blocks: Block[];
  readonly linesJoined: number;
  readonly droppedHeads: string[];
  readonly markdown: boolean;
}

interface SourceLine {
  readonly raw: string;
  readonly start: number;
}

/**
 * Plain text (NFC, `\n`) → paragraphs and tables. Hard-wrapped lines are joined, page numbers dropped, Markdown's
 * marks kept out of the blocks. Linear in the text.
 */
export function textBlocks(text: string): TextBlocks {
  const markdown = looksLikeMarkdown(text);
  const { lines, dropped } = dropPageNumbers(splitLines(text));
  const wrapping = findWrapping(lines.map((line) => line.raw.trim()));
  const found = readLines(lines, wrapping, markdown);
  const changed = found.linesJoined > 0 || dropped.length > 0;
  const placed = changed ? placeBlocks(found.loose.map(({ block }) => block)) : undefined;
  return {
    text: placed?.text ?? text,
    blocks: placed?.blocks ?? found.loose.map(({ block, start, end }) => ({ ...block, start, end })),
    linesJoined: found.linesJoined,
    droppedHeads: dropped,
    markdown,
  };
}

function splitLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  for (const raw of text.split(/[\n\f]/u)) {
    lines.push({ raw, start });
    start += raw.length + 1;
  }
  return lines;
}

interface Found {
  readonly loose: { block: LooseBlock; start: number; end: number }[];
  linesJoined: number;
}

function readLines(lines: readonly SourceLine[], wrapping: Wrapping | undefined, markdown: boolean): Found {
  const found: Found = { loose: [], linesJoined: 0 };
  const raws = lines.map((line) => line.raw);
  let run: number[] = [];
  const close = (): void => {
    addRun(found, lines, run, wrapping, markdown);
    run = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const table = textTableAt(raws, at);
    const raw = raws[at] ?? '';
    if (table) {
      close();
      const last = lines[table.to - 1] as SourceLine;
      const rows = table.rows.map((row) => row.map((cell) => (markdown ? stripMarkdown(cell) : cell)));
      if (rows.length > 0)
        found.loose.push({
          block: { kind: 'table', rows, ...(table.headerRows ? { headerRows: table.headerRows } : {}) },
          start: lines[at]?.start ?? 0,
          end: last.start + last.raw.length,
        });
      at = table.to - 1;
    } else if (markdown && (markdownHeading(raw.trim()) || isMarkdownRule(raw.trim()))) {
      close();
      addHeading(found, lines[at] as SourceLine);
    } else run.push(at);
  }
  close();
  return found;
}

function addHeading(found: Found, line: SourceLine): void {
  const heading = markdownHeading(line.raw.trim());
  const text = heading ? stripMarkdown(heading.text) : '';
  if (heading === undefined || text === '') return;
  const start = line.start + (line.raw.length - line.raw.trimStart().length);
  found.loose.push({
    block: { kind: 'paragraph', text, hints: { heading: heading.level } },
    start,
    end: line.start + line.raw.trimEnd().length,
  });
}

function addRun(
  found: Found,
  lines: readonly SourceLine[],
  run: readonly number[],
  wrapping: Wrapping | undefined,
  markdown: boolean,
): void {
  const filled: (WrapLine & { line: SourceLine; bold: boolean })[] = [];
  let gapBefore = false;
  for (const at of run) {
    const line = lines[at] as SourceLine;
    const trimmed = line.raw.trim();
    if (trimmed === '') {
      gapBefore = true;
      continue;
    }
    const text = markdown ? stripMarkdown(trimmed) : trimmed.replace(/\s+/gu, ' ');
    const full = wrapping !== undefined && trimmed.length >= 0.8 * wrapping.width;
    if (text !== '')
      filled.push({ text, full, gapBefore, line, bold: markdown && /^\*\*[^*]+\*\*$/u.test(trimmed) });
    gapBefore = false;
  }
  for (const part of paragraphsOf(filled, wrapping)) {
    const first = filled[part.from];
    const last = filled[part.to - 1];
    if (first === undefined || last === undefined) continue;
    found.linesJoined += part.to - part.from - 1;
    const start = first.line.start + (first.line.raw.length - first.line.raw.trimStart().length);
    const hints = first.bold ? { hints: { bold: true } } : {};
    found.loose.push({
      block: { kind: 'paragraph', text: part.text, ...hints },
      start,
      end: last.line.start + last.line.raw.trimEnd().length,
    });
  }
}

/** A text that does not wrap has a paragraph a line. */
function paragraphsOf(filled: readonly WrapLine[], wrapping: Wrapping | undefined): JoinedParagraph[] {
  if (wrapping !== undefined) return joinLines(filled, wrapping.loose);
  return filled.map(({ text }, index) => ({ text, from: index, to: index + 1 }));
}
