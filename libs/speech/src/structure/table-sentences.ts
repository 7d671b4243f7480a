/** A table as it can be spoken, or why it cannot. */
export type SpokenTable =
  | { readonly ok: true; readonly text: string; readonly headerless: boolean }
  | { readonly ok: false; readonly why: string };

const EMPTY_FORM = 'Bảng chỉ có tiêu đề, chưa có nội dung.';
const MOST_ROWS = 40;
const MOST_COLUMNS = 8;
const ORDER_COLUMN = /^(?:stt|tt|số tt|số thứ tự|no\.?)$/iu;

/**
 * A table row by row: "Tên: …; Cơ quan chủ trì: …." Without a header row the cells follow each other with commas.
 * Big tables are for the eye and are left out with a reason in Vietnamese.
 */
export function tableSentences(rows: readonly (readonly string[])[], headerRows?: number): SpokenTable {
  const filled = rows
    .map((row) => row.map(flat))
    .filter((row) => row.some((cell) => cell !== '') && !isColumnNumbers(row));
  const columns = Math.max(0, ...filled.slice(0, 2000).map((row) => row.length));
  if (filled.length === 0) return { ok: false, why: 'Bảng không có chữ.' };
  if (filled.length === 1 && rows.length > 1) return { ok: false, why: EMPTY_FORM };
  if (filled.length > MOST_ROWS + 1 || columns > MOST_COLUMNS) {
    return {
      ok: false,
      why: `Bảng lớn (${filled.length} dòng × ${columns} cột), không hợp để đọc trên loa; nên tóm tắt.`,
    };
  }
  const header = headerOf(filled, headerRows);
  const sentences = filled.slice(header.used).map((row) => rowSentence(row, header.names));
  const text = sentences.filter((sentence) => sentence !== '').join('\n');
  return text === '' ? { ok: false, why: EMPTY_FORM } : { ok: true, text, headerless: header.used === 0 };
}

/** The row of `(1) (2) (3)` that forms have under their header. */
const isColumnNumbers = (row: readonly string[]): boolean =>
  row.length > 1 && row.every((cell, index) => cell.replace(/[()[\]\s]/gu, '') === String(index + 1));

const flat = (cell: string): string => cell.replace(/\s+/gu, ' ').trim();

function headerOf(
  rows: readonly (readonly string[])[],
  headerRows: number | undefined,
): { names: string[]; used: number } {
  const first = rows[0] ?? [];
  if (first.length < 2) return { names: [], used: 0 };
  const named = headerRows !== undefined && headerRows > 0;
  if (!named && !looksLikeHeader(rows)) return { names: [], used: 0 };
  const used = Math.min(headerRows ?? 1, 3) || 1;
  const second = used > 1 ? (rows[1] ?? []) : [];
  const names = first.map((name, column) =>
    [name, second[column] ?? ''].filter((part) => part !== '' && part.length <= 120).join(' '),
  );
  return { names, used };
}

/** Short cells, all filled, no sentence among them, and other rows below. */
function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const first = rows[0] ?? [];
  if (rows.length < 2) return false;
  return first.every(
    (cell) => cell !== '' && cell.length <= 60 && !/[.;!?]$/u.test(cell) && !/^\d+([.,]\d+)*%?$/u.test(cell),
  );
}

function rowSentence(row: readonly string[], names: readonly string[]): string {
  const parts: string[] = [];
  row.forEach((cell, column) => {
    const name = names[column] ?? '';
    if (cell === '' || (ORDER_COLUMN.test(name) && /^[\d.]+$/u.test(cell)) || cell === row[column - 1])
      return;
    const value = cell.replace(/[.;,\s]+$/u, '');
    if (value === '') return;
    parts.push(
      name === '' || ORDER_COLUMN.test(name) || (column === 0 && row.length === 2)
        ? value
        : `${name}: ${value}`,
    );
  });
  if (row.length === 2 && parts.length === 2) return `${parts[0]}: ${stripName(parts[1] ?? '', names[1])}.`;
  return parts.length === 0 ? '' : `${parts.join(names.length > 0 ? '; ' : ', ')}.`;
}

/** A table of two columns reads "key: value"; the second column's own name says nothing. */
const stripName = (text: string, name: string | undefined): string =>
  name !== undefined && name !== '' && text.startsWith(`${name}: `) ? text.slice(name.length + 2) : text;
