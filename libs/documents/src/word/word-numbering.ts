import { attribute, xmlTags } from './xml-tags.js';
import type { WordStyles } from './word-styles.js';

interface Level {
  start: number;
  format: string;
  text: string;
}

const MOST_LEVELS = 9;

/** The automatic numbers of a .docx: they are not in its text, and "Điều 5" is lost without them. */
export class WordNumbering {
  private readonly abstracts = new Map<string, Level[]>();
  private readonly numbers = new Map<string, { abstractId: string; starts: Map<number, number> }>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly used = new Set<string>();

  constructor(xml: string) {
    let abstractId: string | undefined;
    let numId: string | undefined;
    let level = 0;
    for (const tag of xmlTags(xml)) {
      if (!tag.opens) {
        if (tag.name === 'w:abstractNum') abstractId = undefined;
        if (tag.name === 'w:num') numId = undefined;
        continue;
      }
      const value = attribute(tag.attributes, 'w:val');
      if (tag.name === 'w:abstractNum')
        this.abstracts.set((abstractId = attribute(tag.attributes, 'w:abstractNumId') ?? ''), []);
      else if (tag.name === 'w:num') numId = attribute(tag.attributes, 'w:numId');
      else if (tag.name === 'w:lvl' || tag.name === 'w:lvlOverride')
        level = clampLevel(attribute(tag.attributes, 'w:ilvl'));
      else if (numId !== undefined) this.noteNumber(numId, tag.name, level, value);
      else if (abstractId !== undefined) this.noteLevel(abstractId, tag.name, level, value);
    }
  }

  /** The label of the next paragraph of a list, '' when it has none. */
  next(numId: string, levelText: string): string {
    const number = this.numbers.get(numId);
    const levels = number && this.abstracts.get(number.abstractId);
    const level = clampLevel(levelText);
    const own = levels?.[level];
    if (!number || !levels || !own) return '';
    if (own.format === 'bullet') return '-';
    if (own.format === 'none') return '';
    const counter = this.counters.get(number.abstractId) ?? [];
    this.counters.set(number.abstractId, counter);
    if (!this.used.has(numId)) {
      this.used.add(numId);
      for (const [at, start] of number.starts) counter[at] = start - 1;
    }
    counter[level] = (counter[level] ?? own.start - 1) + 1;
    counter.length = level + 1;
    return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels[at];
      return shown ? formatNumber(counter[at] ?? shown.start, shown.format) : '';
    });
  }

  private noteLevel(id: string, name: string, level: number, value: string | undefined): void {
    const levels = this.abstracts.get(id) ?? [];
    const own = (levels[level] ??= { start: 1, format: 'decimal', text: '' });
    if (name === 'w:start') own.start = Number(value) || 0;
    if (name === 'w:numFmt') own.format = value ?? 'decimal';
    if (name === 'w:lvlText') own.text = value ?? '';
  }

  private noteNumber(id: string, name: string, level: number, value: string | undefined): void {
    if (name === 'w:abstractNumId') this.numbers.set(id, { abstractId: value ?? '', starts: new Map() });
    if (name === 'w:startOverride') this.numbers.get(id)?.starts.set(level, Number(value) || 0);
  }
}

const clampLevel = (text: string | undefined): number =>
  Math.min(MOST_LEVELS - 1, Math.max(0, Number(text) || 0));

function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letter(value).toUpperCase();
    case 'lowerLetter':
      return letter(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}

const letter = (value: number): string =>
  String.fromCharCode(97 + ((Math.max(1, value) - 1) % 26)).repeat(
    Math.min(3, 1 + Math.floor((Math.max(1, value) - 1) / 26)),
  );

const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
function roman(value: number): string {
  let rest = Math.min(3999, Math.max(0, value));
  let out = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      out += sign;
      rest -= worth;
    }
  }
  return out;
}

/**
 * Writes every automatic number into the document's own XML, as a run at its paragraph's start, so that a reader
 * that knows no numbering sees it.
 */
export function writeNumbers(xml: string, numbering: WordNumbering, styles: WordStyles): string {
  const pieces: string[] = [];
  let copied = 0;
  let open: { numId?: string; level?: string; style?: string } | undefined;
  let depth = 0; // a tracked change keeps the old properties inside the new ones
  const insert = (at: number): void => {
    const own =
      open?.numId === undefined
        ? styles.numberingOf(open?.style)
        : { numId: open.numId, level: open.level ?? '0' };
    const label = own ? numbering.next(own.numId, own.level) : '';
    if (label === '') return;
    pieces.push(xml.slice(copied, at), `<w:r><w:t xml:space="preserve">${label} </w:t></w:r>`);
    copied = at;
  };
  for (const tag of xmlTags(xml)) {
    if (tag.name === 'w:pPr' && tag.opens && !tag.closes) {
      depth += 1;
      if (depth === 1) open = {};
    } else if (open && tag.name === 'w:pPr' && tag.closes && !tag.opens) {
      depth -= 1;
      if (depth > 0) continue;
      insert(tag.end);
      open = undefined;
    } else if (depth > 1) continue;
    else if (open && tag.opens && tag.name === 'w:numId') open.numId = attribute(tag.attributes, 'w:val');
    else if (open && tag.opens && tag.name === 'w:ilvl') open.level = attribute(tag.attributes, 'w:val');
    else if (open && tag.opens && tag.name === 'w:pStyle') open.style = attribute(tag.attributes, 'w:val');
  }
  pieces.push(xml.slice(copied));
  return pieces.join('');
}
