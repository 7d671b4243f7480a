import type { TableShape } from './table-shape.js';

/** A generated file stays readable at once. */
const MAX_LINES = 250;

/** The source text of the generated files of the initial migration: file name → text. */
export function printShapes(shapes: readonly TableShape[]): Map<string, string> {
  const parts: string[][] = [[]];
  let lines = 0;
  for (const shape of shapes) {
    const printed = printShape(shape);
    if (lines > 0 && lines + printed.length > MAX_LINES) {
      parts.push([]);
      lines = 0;
    }
    parts.at(-1)!.push(...printed);
    lines += printed.length;
  }
  const files = new Map(parts.map((part, i) => [`tables-${i + 1}.ts`, printPart(i + 1, part)]));
  files.set('index.ts', printIndex(parts.length));
  return files;
}

const GENERATED = '// Written by cli/write-initial-migration from the entities. Do not edit.';

function printPart(number: number, lines: string[]): string {
  const head = [
    GENERATED,
    "import type { TableShape } from '../table-shape.js';",
    '',
    `export const tables${number}: TableShape[] = [`,
  ];
  return [...head, ...lines.map((line) => `  ${line}`), '];', ''].join('\n');
}

function printIndex(parts: number): string {
  const numbers = Array.from({ length: parts }, (_, i) => i + 1);
  return [
    GENERATED,
    "import type { TableShape } from '../table-shape.js';",
    ...numbers.map((n) => `import { tables${n} } from './tables-${n}.js';`),
    '',
    `export const INITIAL_TABLES: TableShape[] = [${numbers.map((n) => `...tables${n}`).join(', ')}];`,
    '',
  ].join('\n');
}

function printShape(shape: TableShape): string[] {
  return [
    '{',
    `  name: ${quote(shape.name)},`,
    ...printRecord('columns', shape.columns),
    ...printRecord('indexes', shape.indexes),
    ...(shape.foreignKeys ? [`  foreignKeys: ${JSON.stringify(shape.foreignKeys)},`] : []),
    '},',
  ];
}

function printRecord(name: string, record: Record<string, string>): string[] {
  const entries = Object.entries(record);
  if (entries.length === 0) return [`  ${name}: {},`];
  return [`  ${name}: {`, ...entries.map(([key, value]) => `    ${key}: ${quote(value)},`), '  },'];
}

function quote(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
