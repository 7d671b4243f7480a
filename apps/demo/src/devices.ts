import { EnrolAnswer } from '#contracts/wire.js';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrolAll } from '../../fleet/src/enrol-all.js';
import type { Child, Children } from './children.js';
import type { Crew } from './people.js';
import { DemoFailure, until } from './patience.js';
import type { AgentName, DemoPlace } from './world.js';

const AT_ONCE = 16;
const ENROL_MS = 60_000;

/** A code for each place, in their order. */
export async function codesFor(crew: Crew, places: readonly DemoPlace[]): Promise<string[]> {
  const technician = crew('ky-thuat');
  const codes: string[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < places.length; at = next++) {
      const path = `/api/v1/places/${places[at]!.id}/enrolment-codes`;
      codes[at] = (await technician.post<{ code: string }>(path)).code;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return codes;
}

/** So many share a process: more, and the last would hear of an emergency a second after the first. */
const A_PROCESS = 250;

/** Simulated devices in processes of their own; those at `dead` are enrolled and never heard of. */
export async function startSimulated(
  children: Children,
  folder: string,
  hubUrl: string,
  codes: () => Promise<string[]>,
  dead: readonly number[] = [],
): Promise<Child[]> {
  const file = join(folder, 'simulated.json');
  if (!existsSync(file)) {
    const made = await enrolAll(hubUrl, await codes(), AT_ONCE);
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  const { length } = EnrolAnswer.array().parse(JSON.parse(readFileSync(file, 'utf8')));
  const processes: Child[] = [];
  for (let from = 0; from < length; from += A_PROCESS) {
    const to = Math.min(length, from + A_PROCESS);
    const started = children.start({
      name: 'simulated devices',
      program: 'apps/demo/src/simulated-main.js',
      args: [hubUrl, file, String(from), String(to), ...dead.map(String)],
      logFile: join(folder, 'logs', `simulated-${from + 1}-${to}.log`),
    });
    processes.push(started);
  }
  return processes;
}

export interface AgentOptions {
  /** The hub's address as this agent shall know it. */
  hubUrl: string;
  code?: string;
  clockOffsetMs?: number;
}

/** One real agent: its process, its folder, what it knows of itself. */
export class Agent {
  readonly folder: string;
  private child: Child | null = null;

  constructor(
    readonly name: AgentName,
    private readonly children: Children,
    private readonly root: string,
    private readonly options: AgentOptions,
  ) {
    this.folder = join(root, 'agents', name);
  }

  start(): void {
    const { hubUrl, code, clockOffsetMs } = this.options;
    this.child = this.children.start({
      name: this.name,
      program: 'apps/speaker/src/main.js',
      args: [
        ...['--data', this.folder, '--sink', 'file', '--hub', hubUrl, '--hardware-id', this.name],
        ...(code === undefined ? [] : ['--enrol', code]),
        ...(clockOffsetMs === undefined ? [] : [`--clock-offset-ms=${clockOffsetMs}`]),
      ],
      logFile: join(this.root, 'logs', `${this.name}.log`),
    });
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.child?.kill();
  }
  async stop(): Promise<void> {
    await this.child?.stop();
  }

  /** What the hub gave it when it enrolled. @throws DemoFailure when it ends instead */
  enrolled(): Promise<EnrolAnswer> {
    return until({ what: `${this.name} has enrolled`, withinMs: ENROL_MS }, () => {
      if (this.child && !this.child.running)
        throw new DemoFailure(`${this.name} ended instead of enrolling:\n${this.child.tail()}`);
      const file = join(this.folder, 'identity.json');
      if (!existsSync(file)) return null;
      const { enrolment } = JSON.parse(readFileSync(file, 'utf8')) as { enrolment?: unknown };
      return enrolment === undefined ? null : EnrolAnswer.parse(enrolment);
    });
  }

  /** Everything it wrote down, as text: what it reported is in it. */
  journal(device: string): string {
    const file = join(this.folder, device, 'state', 'journal');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  get heardFolder(): string {
    return join(this.folder, 'heard');
  }
}
