import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { AudioFailure } from './audio-outcome.js';

export interface ProgramRun {
  command: string;
  args: readonly string[];
  timeoutMs: number;
  signal?: AbortSignal;
  /** All that it gets besides the locale: a decoder of strangers' files has no use for our secrets. */
  environment?: Record<string, string>;
  /** Written to its standard input, which is then closed. */
  input?: AsyncIterable<Uint8Array> | Uint8Array;
  /** Gets each piece of standard output; a slow one slows the program down. */
  onOutput?: (chunk: Buffer) => void | Promise<void>;
}

export interface ProgramEnd {
  exitCode: number;
  /** The last 16 KiB of what it said. */
  stderr: string;
}

const keptStderr = 16 * 1024;

/**
 * Runs one program to its end with bounds: wall time, abort, the memory of its messages. Killed with SIGKILL, since an
 * ffmpeg on a hostile file may not listen. Throws `AudioFailure` (`timed-out`, `aborted`, `audio-tool-missing`), and
 * whatever `input` or `onOutput` threw, after the process is gone.
 */
export async function runProgram(run: ProgramRun): Promise<ProgramEnd> {
  if (run.signal?.aborted) throw new AudioFailure('aborted');
  const env = { LC_ALL: 'C.UTF-8', ...run.environment };
  const child = spawn(run.command, [...run.args], { stdio: 'pipe', env });
  const guard = new ChildGuard(child, run);
  try {
    await Promise.all([guard.exited, guard.feed(run.input), guard.drain(run.onOutput)]);
  } catch (cause) {
    guard.stop(cause);
    await guard.gone;
  } finally {
    guard.release();
  }
  if (guard.reason !== undefined) throw guard.reason;
  return { exitCode: child.exitCode ?? -1, stderr: guard.stderr };
}

class ChildGuard {
  readonly exited: Promise<void>;
  /** As `exited`, and never rejects. */
  readonly gone: Promise<void>;
  /** The first thing that went wrong. */
  reason: Error | undefined;
  stderr = '';
  private readonly timer: NodeJS.Timeout;
  private readonly onAbort = () => this.stop(new AudioFailure('aborted'));

  constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly run: ProgramRun,
  ) {
    this.timer = setTimeout(
      () => this.stop(new AudioFailure('timed-out', { timeoutMs: run.timeoutMs })),
      run.timeoutMs,
    );
    run.signal?.addEventListener('abort', this.onAbort, { once: true });
    this.exited = new Promise<void>((resolve, reject) => {
      child.once('error', (cause) => reject(missing(run.command, cause)));
      child.once('close', () => resolve());
    });
    this.gone = this.exited.catch(() => undefined);
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => (this.stderr = (this.stderr + text).slice(-keptStderr)));
  }

  stop(cause: unknown): void {
    this.reason ??= asError(cause);
    this.child.kill('SIGKILL');
  }

  release(): void {
    clearTimeout(this.timer);
    this.run.signal?.removeEventListener('abort', this.onAbort);
  }

  async feed(input: ProgramRun['input']): Promise<void> {
    const { stdin } = this.child;
    // A program that has read enough closes its end: its exit code says whether that was right.
    let closed = false;
    stdin.on('error', () => (closed = true));
    for await (const chunk of input instanceof Uint8Array ? [input] : (input ?? [])) {
      if (closed || this.reason !== undefined) break;
      if (!stdin.write(chunk)) await writable(stdin);
    }
    stdin.end();
  }

  async drain(onOutput: ProgramRun['onOutput']): Promise<void> {
    if (!onOutput) {
      this.child.stdout.resume();
      return;
    }
    for await (const chunk of this.child.stdout) await onOutput(chunk as Buffer);
  }
}

function writable(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ['drain', 'close', 'error']) stream.removeListener(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'error']) stream.once(event, done);
  });
}

function missing(command: string, cause: Error): AudioFailure {
  return new AudioFailure('audio-tool-missing', { command }, { cause });
}

/** Errors of Node's own may come from another realm, where `instanceof` says no. */
function asError(cause: unknown): Error {
  const isError = typeof cause === 'object' && cause !== null && 'message' in cause;
  return isError ? (cause as Error) : new Error(String(cause));
}
