import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readText } from '#speech/read.js';
import { sharedData } from './shared-data.js';

/** Micro average and macro average over categories of other open normalisers on their own and these cases (README of the data). */
const PEERS = [
  { name: 'sea-g2p', of: 658, micro: 73, macro: 56 },
  { name: 'vietnormalizer', of: 802, micro: 61, macro: 44 },
] as const;
const TARGET = { macro: 95, category: 85, categoryFrom: 10, charactersPerSecond: 1_000_000 } as const;

interface Case {
  source: string;
  category: string;
  input: string;
  expected: string;
}
interface Row {
  category: string;
  right: number;
  of: number;
}
type Fold = (text: string) => string;

/** The Wilson score interval at 95 %, in percent. */
export function wilson(right: number, of: number): [number, number] {
  if (of === 0) return [0, 100];
  const z = 1.959964;
  const share = right / of;
  const scale = 1 + (z * z) / of;
  const centre = (share + (z * z) / (2 * of)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / scale;
  return [100 * Math.max(0, centre - half), 100 * Math.min(1, centre + half)];
}

function loadCases(file: string): Case[] {
  const [, ...lines] = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [source = '', category = '', input = '', expected = ''] = line.split('\t');
      return { source, category, input, expected };
    });
}

function measure(cases: readonly Case[], fold: Fold): { rows: Row[]; wrong: (Case & { spoken: string })[] } {
  const rows = new Map<string, Row>();
  const wrong: (Case & { spoken: string })[] = [];
  for (const one of cases) {
    const row = rows.get(one.category) ?? { category: one.category, right: 0, of: 0 };
    const spoken = readText(one.input).spoken;
    row.of++;
    if (fold(spoken) === fold(one.expected)) row.right++;
    else wrong.push({ ...one, spoken });
    rows.set(one.category, row);
  }
  return { rows: [...rows.values()].sort((a, b) => b.of - a.of), wrong };
}

/** Characters a second on one core: real policy text where there is some, else a page of our own. */
function speed(folder: string | null): { text: string; charactersPerSecond: number } {
  const files =
    folder && existsSync(folder) ? readdirSync(folder).filter((name) => /^\d\d_.*\.txt$/.test(name)) : [];
  const own =
    'Căn cứ Quyết định số 07/2017/QĐ-UBND ngày 15/3/2017 của UBND tỉnh Lai Châu, mức hỗ trợ là 1.500.000 đồng/hộ/tháng từ Quý I/2026.\n';
  const page =
    files.length > 0 ? files.map((name) => readFileSync(join(folder ?? '', name), 'utf8')).join('\n') : own;
  const text = page.repeat(Math.ceil(1_000_000 / page.length));
  readText(text);
  let best = 0;
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage();
    readText(text);
    const used = process.cpuUsage(start);
    best = Math.max(best, (text.length / (used.user + used.system)) * 1_000_000);
  }
  return {
    text: files.length > 0 ? `${files.length} policy texts` : 'a page of our own',
    charactersPerSecond: Math.round(best),
  };
}

const percent = (value: number): string => value.toFixed(1).padStart(6);

function print(report: ReturnType<typeof makeReport>): void {
  const out: string[] = [];
  if (report.rows.length === 0)
    out.push(
      `Accuracy: SKIPPED, there is no shared data (looked in ${report.lookedIn}; set TTN_SHARED_DATA).`,
    );
  else {
    out.push('category             right    of       %   95 % Wilson');
    for (const row of report.rows) {
      const flag = row.of >= TARGET.categoryFrom && row.percent < TARGET.category ? '  < 85 %' : '';
      out.push(
        `${row.category.padEnd(20)} ${String(row.right).padStart(5)} ${String(row.of).padStart(5)}  ${percent(row.percent)}   ${percent(row.low)} – ${percent(row.high)}${flag}`,
      );
    }
    const { all } = report;
    out.push(
      `${'all (micro)'.padEnd(20)} ${String(all.right).padStart(5)} ${String(all.of).padStart(5)}  ${percent(all.percent)}   ${percent(all.low)} – ${percent(all.high)}`,
    );
    out.push(`${'macro average'.padEnd(33)} ${percent(report.macro)}   target ≥ ${TARGET.macro}`);
    for (const peer of PEERS)
      out.push(
        `${`peer ${peer.name}, ${peer.of} cases`.padEnd(33)} ${percent(peer.micro)}   macro ${peer.macro}`,
      );
    for (const one of report.wrong)
      out.push(
        `wrong [${one.category}, ${one.source}] ${one.input}\n   said: ${one.spoken}\n   want: ${one.expected}`,
      );
  }
  out.push(
    `speed: ${(report.speed.charactersPerSecond / 1e6).toFixed(2)} million characters a CPU second over ${report.speed.text}, target ≥ 1`,
  );
  process.stdout.write(`${out.join('\n')}\n`);
}

function makeReport(
  rows: Row[],
  wrong: (Case & { spoken: string })[],
  lookedIn: string,
  measured: ReturnType<typeof speed>,
) {
  const withShare = (row: Row) => {
    const [low, high] = wilson(row.right, row.of);
    return { ...row, percent: row.of === 0 ? 0 : (100 * row.right) / row.of, low, high };
  };
  const total = rows.reduce<Row>(
    (sum, row) => ({ category: 'all', right: sum.right + row.right, of: sum.of + row.of }),
    { category: 'all', right: 0, of: 0 },
  );
  const table = rows.map(withShare);
  const macro = table.length === 0 ? 0 : table.reduce((sum, row) => sum + row.percent, 0) / table.length;
  return {
    skipped: rows.length === 0,
    rows: table,
    all: withShare(total),
    macro,
    peers: PEERS,
    target: TARGET,
    wrong,
    lookedIn,
    speed: measured,
  };
}

async function main(): Promise<void> {
  const data = sharedData();
  const casesFile = join(data.folder, 'reading', 'cases.tsv');
  const measured = speed(data.exists ? join(data.folder, 'policy-texts') : null);
  let rows: Row[] = [];
  let wrong: (Case & { spoken: string })[] = [];
  if (existsSync(casesFile)) {
    const { fold } = (await import(pathToFileURL(join(data.folder, 'reading', 'fold.mjs')).href)) as {
      fold: Fold;
    };
    ({ rows, wrong } = measure(loadCases(casesFile), fold));
  }
  const report = makeReport(rows, wrong, data.folder, measured);
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else print(report);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
