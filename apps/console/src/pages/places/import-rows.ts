/** Columns of the spreadsheet and the words they go by, folded: without diacritics, in lower case. */
const COLUMNS: Record<string, readonly string[]> = {
  name: ['ten diem dat', 'ten', 'diem dat', 'ten diem', 'name'],
  kind: ['loai', 'kind'],
  hamlet: ['thon', 'thon, ban, to dan pho', 'thon ban', 'to dan pho', 'hamlet'],
  lat: ['vi do', 'lat', 'latitude'],
  lon: ['kinh do', 'lon', 'lng', 'longitude'],
  languages: ['ngon ngu', 'languages'],
  groups: ['nhom loa', 'nhom', 'groups'],
  sensitiveSite: ['diem nhay cam', 'sensitive site'],
  trim: ['bu am luong', 'volume trim'],
  owner: ['don vi so huu', 'chu so huu', 'owner'],
  responsible: ['nguoi phu trach', 'responsible person'],
};

export interface Names {
  /** Keys of hamlets, ids of groups and codes of languages by their folded names. */
  hamlets: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
  languages: ReadonlyMap<string, string>;
}
export interface Read {
  /** As the hub takes them; empty cells are left out. */
  rows: Record<string, unknown>[];
  /** Line of the table in which each row stood, from 1. */
  lines: number[];
  unknown: string[];
  /** No column with the name of the place. */
  headless: boolean;
}

export const foldName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/**
 * A table as a spreadsheet gives it: cells pasted (tabs) or a CSV file (commas or semicolons, quoted as usual). What a
 * cell says that is not known is handed on as it is, so that the hub says which line is wrong.
 */
export function readTable(text: string, names: Names): Read {
  const table = cellsOf(text.replace(/^\ufeff/, ''));
  const [header = [], ...body] = table;
  const keys = header.map((cell) => {
    const folded = foldName(cell);
    return Object.keys(COLUMNS).find((key) => COLUMNS[key]?.includes(folded)) ?? null;
  });
  const unknown = header.filter((cell, i) => keys[i] === null && cell.trim() !== '');
  const rows: Record<string, unknown>[] = [];
  const lines: number[] = [];
  for (const [i, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row: Record<string, unknown> = {};
    for (const [column, key] of keys.entries()) {
      const cell = (cells[column] ?? '').trim();
      if (key !== null && cell !== '') row[key] = valueOf(key, cell, names);
    }
    rows.push(row);
    lines.push(i + 2);
  }
  return { rows, lines, unknown, headless: !keys.includes('name') };
}

function valueOf(key: string, cell: string, names: Names): unknown {
  const list = () =>
    cell
      .split(/[;,/]/)
      .map((part) => part.trim())
      .filter(Boolean);
  switch (key) {
    case 'kind':
      return /bang|board/.test(foldName(cell))
        ? 'board'
        : /loa|speaker/.test(foldName(cell))
          ? 'speaker'
          : cell;
    case 'hamlet':
      return names.hamlets.get(foldName(cell)) ?? cell;
    case 'languages':
      return list().map((part) => names.languages.get(foldName(part)) ?? part);
    case 'groups':
      return list().map((part) => names.groups.get(foldName(part)) ?? part);
    case 'lat':
    case 'lon':
    case 'trim': {
      const value = Number(cell.replace(',', '.'));
      return Number.isFinite(value) ? value : cell;
    }
    default:
      return cell;
  }
}

function cellsOf(text: string): string[][] {
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const separator = first.includes('\t') ? '\t' : first.includes(';') ? ';' : ',';
  const table: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator || sign === '\n') {
      table.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (sign === '\n') table.push([]);
    } else cell += sign;
  }
  table.at(-1)?.push(cell);
  return table;
}
