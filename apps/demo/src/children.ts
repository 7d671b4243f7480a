import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TAIL = 1500;
/** dist/, where every program of the project lies compiled. */
const DIST = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

export interface ChildOptions {
  name: string;
  /** Path in dist, e.g. `apps/hub/src/main.js`. */
  program: string;
  args?: readonly string[];
  env?: Record<string, string>;
  /** Everything it prints is appended here. */
  logFile: string;
}

/** A program of ours in a process of its own. */
export class Child {
  private readonly process: ChildProcess;
  private readonly ended: Promise<void>;

  constructor(readonly options: ChildOptions) {
    const { program, args = [], env, logFile } = options;
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a', 0o600);
    this.process = fork(join(DIST, program), [...args], {
      stdio: ['ignore', log, log, 'ipc'],
      execArgv: ['--enable-source-maps'],
      ...(env && { env }),
    });
    closeSync(log);
    this.ended = new Promise((resolve) => this.process.once('exit', () => resolve()));
    this.process.once('error', () => undefined); // it then exits, which whoever waits for it sees
  }

  get running(): boolean {
    return (
      this.process.exitCode === null && this.process.signalCode === null && this.process.pid !== undefined
    );
  }
  get whenEnded(): Promise<void> {
    return this.ended;
  }

  onMessage(listener: (message: unknown) => void): void {
    this.process.on('message', listener);
  }
  send(message: object): void {
    if (this.process.connected) this.process.send(message);
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    if (!this.running) return;
    this.process.kill('SIGKILL');
    await this.ended;
  }

  /** Asks it to end, insists after this long. */
  async stop(withinMs = 10_000): Promise<void> {
    if (!this.running) return;
    const insist = setTimeout(() => this.process.kill('SIGKILL'), withinMs);
    this.process.kill('SIGTERM');
    await this.ended;
    clearTimeout(insist);
  }

  /** The last of what it printed. */
  tail(): string {
    return readFileSync(this.options.logFile, 'utf8').slice(-TAIL);
  }
}

/** Everything that was started, so that nothing stays behind. */
export class Children {
  private readonly all = new Set<Child>();

  constructor() {
    process.once('exit', () => {
      for (const child of this.all) void child.kill();
    });
  }

  start(options: ChildOptions): Child {
    const child = new Child(options);
    this.all.add(child);
    void child.whenEnded.then(() => this.all.delete(child));
    return child;
  }

  /** Devices first, so that none of them has to look for a hub that is gone; the hub last. */
  async stopAll(): Promise<void> {
    const hubs = [...this.all].filter(({ options }) => options.name === 'hub');
    await Promise.all([...this.all].filter((child) => !hubs.includes(child)).map((child) => child.stop()));
    await Promise.all(hubs.map((child) => child.stop(25_000)));
  }
}
