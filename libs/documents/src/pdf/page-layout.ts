/** A run of text on a page, in points, origin bottom left. */
export interface PageText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Text of one line without a wide gap in it. */
export interface Segment {
  text: string;
  readonly x: number;
  right: number;
}

export interface Row {
  readonly y: number;
  readonly height: number;
  readonly segments: Segment[];
}

export interface Rule {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

export interface PageLayout {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
  readonly horizontals: readonly Rule[];
  readonly verticals: readonly Rule[];
}

/** Gaps wider than this many line heights part columns; a justified line's spaces stay well below. */
const WIDE_GAP = 1.6;
/** Gaps wider than this need a space, where the source wrote none. */
const WORD_GAP = 0.18;

/**
 * Texts → rows from top to bottom, each from left to right. A wide gap parts segments; a vertical rule does too.
 * O(n log n) in the page's texts.
 */
export function pageRows(texts: readonly PageText[], verticals: readonly Rule[]): Row[] {
  const sorted = texts.filter((text) => text.text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: Row[] = [];
  let line: PageText[] = [];
  const close = (): void => {
    if (line.length > 0) rows.push(toRow(line, verticals));
    line = [];
  };
  for (const text of sorted) {
    const first = line[0];
    if (first && first.y - text.y > 0.5 * Math.max(first.height, text.height, 4)) close();
    line.push(text);
  }
  close();
  return rows;
}

function toRow(line: PageText[], verticals: readonly Rule[]): Row {
  line.sort((a, b) => a.x - b.x);
  const height = Math.max(...line.map((text) => text.height));
  const y = line[0]?.y ?? 0;
  const crossing = verticals.filter((rule) => rule.y0 <= y + height && rule.y1 >= y).map((rule) => rule.x0);
  const segments: Segment[] = [];
  for (const text of line) {
    const last = segments.at(-1);
    const gap = last ? text.x - last.right : Infinity;
    const ruled = last !== undefined && crossing.some((x) => x >= last.right - 2 && x <= text.x + 2);
    if (!last || ruled || gap > WIDE_GAP * Math.max(height, 6))
      segments.push({ text: text.text, x: text.x, right: text.x + text.width });
    else {
      const spaced = /\s$/u.test(last.text) || /^\s/u.test(text.text);
      last.text += gap > WORD_GAP * height && !spaced ? ` ${text.text}` : text.text;
      last.right = Math.max(last.right, text.x + text.width);
    }
  }
  for (const segment of segments) segment.text = segment.text.replace(/\s+/gu, ' ').trim();
  return { y, height, segments: segments.filter((segment) => segment.text !== '') };
}
