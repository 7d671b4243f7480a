import { Children } from './children.js';
import { runOnce } from './once/once.js';
import { type DemoOptions, readOptions, UsageError } from './options.js';
import { DemoFailure } from './patience.js';
import { runPlain } from './plain.js';

const children = new Children();
const startedMs = performance.now();
const say = (line: string): void => {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(6);
  console.log(`${seconds}  ${line}`);
};

let stopping = false;
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await children.stopAll();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!stopping) console.log('\nstopping…');
    void stop(130);
  });
}

async function run(options: DemoOptions): Promise<number> {
  if (!options.once) {
    await runPlain(options, children, say);
    return 0;
  }
  const report = await runOnce(options, children, say);
  console.log(JSON.stringify(report, null, 2));
  const { mismatches, seconds, planned } = report;
  say(
    `${planned} rows in ${seconds} s: ${mismatches.length === 0 ? 'as written down' : `${mismatches.length} mismatches`}`,
  );
  return mismatches.length === 0 ? 0 : 1;
}

try {
  await stop(await run(readOptions(process.argv.slice(2))));
} catch (cause) {
  if (!stopping) {
    console.error(cause instanceof DemoFailure || cause instanceof UsageError ? cause.message : cause);
    if (!(cause instanceof UsageError))
      console.error(`logs of the hub and of the devices: the folder "logs" in the data folder`);
    await stop(cause instanceof UsageError ? 2 : 1);
  }
}
