import { inflateRawSync } from 'node:zlib';

/** The files of a zip archive, by name. */
export function filesOf(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    const name = zip.readUInt16LE(at + 28);
    const file = zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content);
    files.set(zip.subarray(at + 46, at + 46 + name).toString(), file);
    at += 46 + name + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** Records of a CSV file (RFC 4180) by the names of its heading. */
export function csvRecords(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '') break;
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  const [heading = [], ...records] = rows.filter((row) => row.length > 0);
  return records.map((row) => Object.fromEntries(heading.map((name, i) => [name, row[i] ?? ''])));
}

/** Records of a workbook's first sheet by the names of its first row, and whether any cell holds a formula. */
export function workbookRecords(xlsx: Buffer): { records: Record<string, string>[]; formulas: number } {
  const files = filesOf(xlsx);
  const textOf = (name: string): string => files.get(name)?.toString() ?? '';
  const shared = [...textOf('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    words(si!),
  );
  const sheet = textOf('xl/worksheets/sheet1.xml');
  const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells = new Map<string, string>();
    for (const [, column, about, content] of row!.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const value = /<v>(.*?)<\/v>/s.exec(content ?? '')?.[1];
      const text = about!.includes('t="s"') ? shared[Number(value)] : (value ?? words(content ?? ''));
      cells.set(column!, text ?? '');
    }
    return cells;
  });
  const [heading = new Map<string, string>(), ...records] = rows;
  return {
    records: records.map((cells) =>
      Object.fromEntries([...heading].map(([column, name]) => [name, cells.get(column) ?? ''])),
    ),
    formulas: [...sheet.matchAll(/<f[ >]/g)].length,
  };
}

const words = (xml: string): string =>
  [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)]
    .map(([, text]) => text!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"'))
    .join('')
    .replaceAll('&amp;', '&');
