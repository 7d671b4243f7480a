import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { forgetProcess, guardProcess } from './run-folder.js';

export interface ChildServiceOptions {
  command: string;
  args: string[];
  /** Its working folder, inside the run's folder; `output.log` is written there. */
  folder: string;
  /** Throws while the service does not answer yet. */
  answers: () => Promise<void>;
  readyWithinMs?: number;
}

/** A server process of the tests: started when it answers, stopped politely, or killed as a power cut would. */
export class ChildService {
  #child: ChildProcess | undefined;

  constructor(private readonly options: ChildServiceOptions) {}

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** @throws Error with the end of the service's own output when it does not answer in time. */
  async start(): Promise<void> {
    const { command, args, folder, answers, readyWithinMs = 30_000 } = this.options;
    const output = openSync(join(folder, 'output.log'), 'a');
    // Its own group: a Ctrl-C in the terminal reaches the tests, which then stop it in order.
    const child = spawn(command, args, { cwd: folder, detached: true, stdio: ['ignore', output, output] });
    closeSync(output);
    let spawnError: Error | undefined;
    child.once('error', (error) => (spawnError = error));
    this.#child = child;
    if (child.pid) guardProcess(child.pid);
    child.unref();
    const deadline = Date.now() + readyWithinMs;
    let last: unknown;
    while (Date.now() < deadline && child.exitCode === null && child.signalCode === null && !spawnError) {
      try {
        await answers();
        return;
      } catch (error) {
        last = error;
        await delay(50);
      }
    }
    await this.kill();
    throw new Error(`${command} did not start: ${this.#tail()}`, { cause: spawnError ?? last });
  }

  /** Asks it to end, insists after `withinMs`. */
  async stop(withinMs = 15_000): Promise<void> {
    await this.#end('SIGTERM', withinMs);
  }

  /** kill -9. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL', 5_000);
  }

  async #end(signal: NodeJS.Signals, withinMs: number): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<true>((resolve) => child.once('exit', () => resolve(true)));
    child.kill(signal);
    const patience = new AbortController();
    const inTime = await Promise.race([ended, delay(withinMs, false, { signal: patience.signal })]);
    patience.abort();
    if (!inTime) {
      child.kill('SIGKILL');
      await ended;
    }
    forgetProcess(child.pid);
  }

  #tail(): string {
    return readFileSync(join(this.options.folder, 'output.log'), 'utf8').slice(-2000);
  }
}

/** Resolves when something accepts connections there. */
export function accepts(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const fail = (error?: Error) => {
      socket.destroy();
      reject(error ?? new Error(`port ${port} does not answer`));
    };
    socket.once('error', fail).once('timeout', () => fail());
    socket.once('connect', () => {
      socket.end();
      resolve();
    });
  });
}
