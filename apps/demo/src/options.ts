import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Simulated devices beside the three real agents. */
  devices: number;
  /** A document of one's own instead of the shipped one. */
  document: string | null;
  /** Everything the demonstration keeps: the hub's data, the agents', logs, passwords. */
  data: string;
  /** Runs the sessions with their faults, judges them and ends. */
  once: boolean;
  /** Fewer sessions and shorter waits; the same checks. */
  quick: boolean;
  /** Where the report of `once` goes; `-`: standard output only. */
  report: string | null;
  /** Of the faults of `once`; null: a fresh one, which is printed. */
  seed: number | null;
}

export const USAGE = `npm run demo -- [--devices N] [--document FILE] [--data DIR]
npm run demo -- --once [--report FILE] [--devices N] [--seed S] [--quick] [--data DIR]

  --devices N      simulated devices beside the three real agents (200)
  --document FILE  .txt, .docx, .pdf, .html or a recording, instead of the shipped document
  --data DIR       folder for everything (var/demo; with --once a fresh folder beside it)
  --once           six sessions with injected faults, judged against what was written down before; exit 1 on any mismatch
  --report FILE    where the report of --once is written
  --seed S         repeats the faults of an earlier run
  --quick          fewer sessions and shorter waits, the same checks`;

export class UsageError extends Error {}

const MAX_DEVICES = 5000;
const MAX_SEED = 0xffff_ffff;

/** @throws UsageError that says what is wrong and how it is used. */
export function readOptions(argv: readonly string[]): DemoOptions {
  const { values } = parsed(argv);
  const { once, quick } = values;
  if (!once && (quick || values.report !== undefined || values.seed !== undefined))
    throw new UsageError(`--report, --seed and --quick go with --once\n\n${USAGE}`);
  if (once && values.document !== undefined)
    throw new UsageError(`--once airs its own short bulletins: leave out --document\n\n${USAGE}`);
  return {
    devices: whole('devices', values.devices, MAX_DEVICES),
    document: values.document ?? null,
    data: values.data ?? (once ? 'var/demo-once' : 'var/demo'),
    once,
    quick,
    report: values.report ?? null,
    seed: values.seed === undefined ? null : whole('seed', values.seed, MAX_SEED),
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        devices: { type: 'string', default: '200' },
        document: { type: 'string' },
        data: { type: 'string' },
        once: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        report: { type: 'string' },
        seed: { type: 'string' },
      },
    });
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n\n${USAGE}`, { cause });
  }
}

function whole(name: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new UsageError(`--${name} is a whole number from 0 to ${max}, not "${text}"\n\n${USAGE}`);
}
