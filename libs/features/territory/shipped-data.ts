import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder that ships with the program (`config/data`, `media/assets`), found from the source or its compiled copy. */
export function shippedFolder(path: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package-lock.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`${path} was not found above ${import.meta.url}`);
    folder = parent;
  }
  return join(folder, path);
}

/** Rows of a tab-separated file as objects by the names of its first line. @throws Error naming file and line. */
export async function readTsv<Column extends string>(
  file: string,
  columns: readonly Column[],
): Promise<Record<Column, string>[]> {
  const [head = '', ...lines] = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  if (head !== columns.join('\t')) throw new Error(`${file}: the first line is not ${columns.join(', ')}`);
  return lines.map((line, i) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length)
      throw new Error(`${file}:${i + 2}: ${columns.length} cells expected`);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]])) as Record<Column, string>;
  });
}
