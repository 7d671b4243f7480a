export interface OutlinePart {
  id: string;
  kind: string;
  level: number;
  heading: string;
  text: string;
  selectedByDefault: boolean;
  why?: string;
  estimatedSeconds: number;
}
export interface OutlineRow {
  part: OutlinePart;
  depth: number;
  /** Ids of the part and of everything below it that can be read at all. */
  readable: string[];
  parents: number[];
  hasChildren: boolean;
  /** Of the part with everything below it. */
  seconds: number;
}

/** What holds others: a legal basis or a paragraph does not, whatever follows it. */
const HOLDS = new Set(['part', 'chapter', 'section', 'article', 'clause', 'point', 'appendix']);

/** Beyond this many parts those below the first level are folded away at first. */
export const MOST_UNFOLDED = 40;

/** Every part with its place in the tree: a part belongs to the nearest one before it of a smaller level. */
export function outlineRows(parts: readonly OutlinePart[]): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const open: number[] = [];
  parts.forEach((part, index) => {
    while (open.length > 0 && (parts[open.at(-1) ?? 0]?.level ?? 0) >= part.level) open.pop();
    for (const above of open) {
      const row = rows[above];
      if (!row) continue;
      row.hasChildren = true;
      row.seconds += part.estimatedSeconds;
      if (part.text !== '') row.readable.push(part.id);
    }
    rows.push({
      part,
      depth: open.length,
      readable: part.text === '' ? [] : [part.id],
      parents: [...open],
      hasChildren: false,
      seconds: part.estimatedSeconds,
    });
    if (HOLDS.has(part.kind)) open.push(index);
  });
  return rows;
}

/** As the hub proposes; but the document's title is the bulletin's, which is said before the body anyway. */
export const defaultChoice = (parts: readonly OutlinePart[]): string[] =>
  parts.filter((part) => part.selectedByDefault && part.kind !== 'title').map((part) => part.id);

/** Rows at first: all of a short document, the upper levels of a long one. */
export const foldedAtFirst = (rows: readonly OutlineRow[]): Set<string> =>
  new Set(
    rows.length <= MOST_UNFOLDED
      ? []
      : rows.filter(({ depth, hasChildren }) => hasChildren && depth >= 1).map(({ part }) => part.id),
  );

export const shownRows = (rows: readonly OutlineRow[], folded: ReadonlySet<string>): OutlineRow[] =>
  rows.filter(({ parents }) => !parents.some((above) => folded.has(rows[above]?.part.id ?? '')));

/** A tick of a part is a tick of everything below it. */
export function toggle(chosen: ReadonlySet<string>, row: OutlineRow): Set<string> {
  const next = new Set(chosen);
  const all = row.readable.every((id) => next.has(id));
  for (const id of row.readable) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return next;
}

export function stateOf(chosen: ReadonlySet<string>, { readable }: OutlineRow): 'all' | 'some' | 'none' {
  const count = readable.filter((id) => chosen.has(id)).length;
  return count === 0 ? 'none' : count === readable.length ? 'all' : 'some';
}

export const chosenSeconds = (parts: readonly OutlinePart[], chosen: ReadonlySet<string>): number =>
  parts.reduce((sum, part) => sum + (chosen.has(part.id) ? part.estimatedSeconds : 0), 0);

/** The text of the chosen parts in the document's order, a blank line between parts: as the hub builds it. */
export const chosenText = (parts: readonly OutlinePart[], chosen: ReadonlySet<string>): string =>
  parts
    .filter((part) => chosen.has(part.id) && part.text !== '')
    .map((part) => part.text)
    .join('\n\n');

const LONGEST_TITLE = 200;
/** A first line longer than this is the content itself; said as a title it would be heard twice. */
const LONGEST_FIRST_LINE = 90;
/** Words that name a kind of document stand alone on the first line of a title. */
const KIND_ALONE =
  /^(?:quyết định|thông báo|kế hoạch|công văn|nghị quyết|nghị định|thông tư|chỉ thị|hướng dẫn|báo cáo|công điện|giấy mời|tờ trình)$/iu;

/** A title for the bulletin: the document's own, else its first line. */
export function proposedTitle(parts: readonly OutlinePart[] | null, text: string): string {
  const own = parts?.find(({ kind }) => kind === 'title')?.text.split('\n') ?? [];
  const [kind = '', ...rest] = own.map((line) => line.trim()).filter(Boolean);
  const about = rest.map((each, i) => (i === 0 ? each.replace(/^(?:Về|V\/v)(?=\s)/u, 'về') : each));
  const line =
    own.length === 0 ? firstLine(text) : sentenceCase([kind, ...about].join(' '), KIND_ALONE.test(kind));
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, line.lastIndexOf(' ', LONGEST_TITLE))}…`;
}

function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const line = (lines.find(Boolean) ?? '').replace(/[.;:,\s]+$/u, '');
  return line.length <= LONGEST_FIRST_LINE ? sentenceCase(line, false) : '';
}

/** What a chat or a web page marks headings and bold letters with: `## **Thông báo**`. */
const MARKUP = /^#{1,6}\s|\*\*/gu;

/** A heading in capitals becomes a sentence; abbreviations in it stay as they are. */
function sentenceCase(marked: string, kindFirst: boolean): string {
  const line = marked.replace(MARKUP, '');
  const shouting = !/\p{Ll}/u.test(line);
  const words = line.split(/\s+/u).map((word, i) => {
    const abbreviation = /[^\p{L}]/u.test(word) || !/[\p{Lu}]/u.test(word) || isSpelled(word);
    return (shouting || (kindFirst && i < 2)) && !abbreviation ? word.toLowerCase() : word;
  });
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const isSpelled = (word: string): boolean =>
  /^(?:UBND|HĐND|UBMTTQ|MTTQ|BCH|BCĐ|BQL|TTYT|PTNT|NN|VP|TW|TP|QĐ|TB|KH|NĐ-CP)[.,]?$/u.test(word);

const UNIT_ALONE = /^(?:xã|phường|đặc khu|huyện|thị trấn|thành phố|tỉnh)\s/iu;

/** The office that issued it, as the source of the news. */
export function proposedSource(parts: readonly OutlinePart[] | null): string {
  const lines = (parts?.find(({ kind }) => kind === 'issuer')?.text ?? '')
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => /\p{L}/u.test(each));
  const last = lines.at(-1) ?? '';
  const line = UNIT_ALONE.test(last) ? [lines.at(-2), last].filter(Boolean).join(' ') : last;
  return namesCapital(sentenceCase(line, false)).slice(0, 200);
}

/** What follows "xã", "tỉnh" … is a name. */
const namesCapital = (line: string): string =>
  line.replace(
    /(\s|^)(xã|phường|đặc khu|huyện|thị trấn|thành phố|tỉnh)\s+(.+)$/iu,
    (_all, gap, unit, name) =>
      `${String(gap)}${String(unit)} ${String(name).replace(/(^|\s)(\p{Ll})/gu, (letter) => letter.toUpperCase())}`,
  );
