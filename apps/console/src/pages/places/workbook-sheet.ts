const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const MAX_PARTS = 500;
/** Of one part, inflated: a sheet of some thousand rows has a tenth of it. */
const MAX_PART_BYTES = 20 * 1024 * 1024;
const MAX_COLUMNS = 200;
const MAX_ROWS = 5000;

interface Part {
  method: number;
  packed: number;
  offset: number;
}

/** The cells of a workbook's first sheet, as text, row by row; null: no workbook, or one that is damaged. */
export async function sheetOf(bytes: Uint8Array): Promise<string[][] | null> {
  try {
    const parts = directoryOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const read = async (name: string): Promise<Document | null> => {
      const part = parts.get(name);
      return part ? xmlOf(await inflated(bytes, part)) : null;
    };
    const sheet = await read(
      firstSheet(await read('xl/workbook.xml'), await read('xl/_rels/workbook.xml.rels')),
    );
    const shared = elements(await read('xl/sharedStrings.xml'), 'si').map(wordsOf);
    return sheet && cellsOf(sheet, shared);
  } catch (cause) {
    console.warn('the workbook could not be read', cause);
    return null;
  }
}

/** What is in a zip archive, by its directory at the end. */
function directoryOf(view: DataView): Map<string, Part> {
  const last = Math.max(0, view.byteLength - 22 - 0xffff);
  let end = view.byteLength - 22;
  while (end > last && view.getUint32(end, true) !== END) end--;
  const count = Math.min(view.getUint16(end + 10, true), MAX_PARTS);
  const parts = new Map<string, Part>();
  for (let i = 0, at = view.getUint32(end + 16, true); i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL) break;
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const letters = new Uint8Array(view.buffer, view.byteOffset + at + 46, name);
    parts.set(new TextDecoder().decode(letters), {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** @throws RangeError for a part that does not end */
async function inflated(bytes: Uint8Array, { method, packed, offset }: Part): Promise<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = new Blob([bytes.slice(from, from + packed)]);
  if (method === 0) return data.text();
  const reader = data.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: BlobPart[] = [];
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks).text();
    size += value.length;
    if (size > MAX_PART_BYTES) throw new RangeError('a part of the workbook is too large');
    chunks.push(value);
  }
}

function xmlOf(text: string): Document | null {
  const xml = new DOMParser().parseFromString(text, 'application/xml');
  return xml.getElementsByTagName('parsererror').length > 0 ? null : xml;
}

const elements = (within: Document | Element | null, name: string): Element[] =>
  within ? [...within.getElementsByTagNameNS('*', name)] : [];

function firstSheet(workbook: Document | null, relations: Document | null): string {
  const [sheet] = elements(workbook, 'sheet');
  const id = [...(sheet?.attributes ?? [])].find(({ localName }) => localName === 'id')?.value;
  const target = elements(relations, 'Relationship')
    .find((relation) => relation.getAttribute('Id') === id)
    ?.getAttribute('Target');
  return target ? (target.startsWith('/') ? target.slice(1) : `xl/${target}`) : 'xl/worksheets/sheet1.xml';
}

/** Runs of one cell put together, without what is only how it is pronounced. */
const wordsOf = (within: Element): string =>
  elements(within, 't')
    .filter((run) => run.parentElement?.localName !== 'rPh')
    .map((run) => run.textContent ?? '')
    .join('');

function cellsOf(sheet: Document, shared: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (const row of elements(sheet, 'row').slice(0, MAX_ROWS)) {
    const cells: string[] = [];
    for (const cell of elements(row, 'c')) {
      const column = columnOf(cell.getAttribute('r')) ?? cells.length;
      if (column >= MAX_COLUMNS) continue;
      while (cells.length < column) cells.push('');
      cells[column] = valueOf(cell, shared);
    }
    // A row that is empty is left out of the file: the lines below keep their numbers.
    const line = Math.min(Number(row.getAttribute('r') ?? rows.length + 1), MAX_ROWS);
    while (rows.length < line - 1) rows.push([]);
    rows.push(cells);
  }
  return rows;
}

/** `C7` → 2 */
function columnOf(address: string | null): number | null {
  const letters = /^[A-Z]{1,3}/.exec(address ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function valueOf(cell: Element, shared: readonly string[]): string {
  const kind = cell.getAttribute('t');
  if (kind === 'inlineStr') return wordsOf(cell);
  const value = elements(cell, 'v')[0]?.textContent ?? '';
  return kind === 's' ? (shared[Number(value)] ?? '') : value;
}
