import { eventLoopBench } from './event-loop.js';
import { fanOutBench } from './fan-out.js';
import { ingestBench } from './ingest.js';
import { planBench } from './plan.js';
import type { BenchRow } from './row.js';
import { screensBench } from './screens.js';
import { screensMemoryBench } from './screens-memory.js';
import { studioBench } from './studio.js';

/** npm run bench [-- plan ingest fan-out studio loop screens memory] [--json] */
const BENCHES: Record<string, () => Promise<BenchRow[]>> = {
  plan: planBench,
  ingest: ingestBench,
  'fan-out': fanOutBench,
  studio: studioBench,
  loop: eventLoopBench,
  screens: screensBench,
  memory: screensMemoryBench,
};

async function main(args: readonly string[]): Promise<void> {
  const json = args.includes('--json');
  const named = args.filter((a) => !a.startsWith('--'));
  const unknown = named.find((name) => !(name in BENCHES));
  if (unknown) {
    console.error(`No bench is named ${unknown}; there are: ${Object.keys(BENCHES).join(', ')}`);
    process.exit(2);
  }
  const rows: BenchRow[] = [];
  for (const name of named.length > 0 ? named : Object.keys(BENCHES)) {
    console.error(`${name} …`);
    rows.push(...(await BENCHES[name]!()));
  }
  if (json) console.log(JSON.stringify(rows, null, 2));
  else for (const row of rows) console.log(line(row));
}

function line({ name, devices, value, limit, unit, ratio, target, better, met }: BenchRow): string {
  const sign = better === 'higher' ? '≥' : '≤';
  return `${met ? 'met    ' : 'NOT MET'} ${name} (${devices}): ${value} ${unit}, limit ${limit}, ratio ${ratio} (target ${sign} ${target})`;
}

void main(process.argv.slice(2)).then(() => process.exit(0));
