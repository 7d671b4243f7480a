import { type ResourceLimits, Worker } from 'node:worker_threads';
import { workerTasks } from '../metrics.js';
import { Turnstile } from '../turnstile.js';
import type { TaskAnswer } from './answer-tasks.js';

export interface WorkerPoolOptions {
  /** A bounded word for the metrics. */
  readonly name: string;
  /** The compiled worker, which calls `answerTasks`; asked for when the first thread starts. */
  readonly file: () => URL;
  /** Tasks at once, each on a thread of its own. */
  readonly threads: number;
  /** Tasks that wait for a thread; one more is answered `full` at once. */
  readonly waiting: number;
  /** For one task, waiting not counted; then its thread is ended, in whatever loop it may be. */
  readonly timeoutMs: number;
  readonly memory: ResourceLimits;
  /** A thread for one task only: what a stranger wrote may spoil it for the next. Default false. */
  readonly fresh?: boolean;
}

export interface TaskOptions {
  readonly signal?: AbortSignal;
  /** Instead of the pool's. */
  readonly timeoutMs?: number;
}

/** `died`: the thread ended under its task (out of memory, an exit); `threw`: the task itself failed, the thread goes on. */
export type TaskFailure = 'full' | 'timeout' | 'cancelled' | 'died' | 'threw';
export type TaskOutcome<O> =
  | { readonly ok: true; readonly value: O }
  | { readonly ok: false; readonly why: TaskFailure; readonly cause?: NodeJS.ErrnoException };

/** A thread that nothing was asked of for so long is ended: its memory is needed elsewhere. */
const IDLE_MS = 60_000;

/**
 * Pure computing beside the event loop: a bounded number of threads, started when they are needed. A thread that dies,
 * hangs or runs out of memory takes its own task along and nothing else; the next task has a new one.
 */
export class WorkerPool<I, O> {
  private readonly turnstile: Turnstile;
  private readonly all = new Set<Worker>();
  private readonly idle: { worker: Worker; end: NodeJS.Timeout }[] = [];
  private closed = false;

  constructor(private readonly options: WorkerPoolOptions) {
    this.turnstile = new Turnstile(options.threads, options.waiting);
  }

  /** What became of the task. @throws when there is no worker to start: the product was not built */
  async run(input: I, options: TaskOptions = {}): Promise<TaskOutcome<O>> {
    const done = await this.turnstile.pass(() => this.attempt(input, options));
    const outcome = done ?? { ok: false, why: 'full' };
    workerTasks.inc({ pool: this.options.name, outcome: outcome.ok ? 'done' : outcome.why });
    return outcome;
  }

  /** Ends every thread; a task under way is answered `died`, one that waits or comes later `cancelled`. */
  async close(): Promise<void> {
    this.closed = true;
    for (const { end } of this.idle.splice(0)) clearTimeout(end);
    await Promise.all([...this.all].map((worker) => worker.terminate()));
  }

  private async attempt(input: I, options: TaskOptions): Promise<TaskOutcome<O>> {
    if (this.closed || options.signal?.aborted) return { ok: false, why: 'cancelled' };
    const worker = this.wake() ?? this.start();
    const timeoutMs = options.timeoutMs ?? this.options.timeoutMs;
    let isWell = false;
    try {
      const outcome = await outcomeOf<I, O>(worker, input, timeoutMs, options.signal);
      isWell = outcome.ok || outcome.why === 'threw';
      return outcome;
    } finally {
      if (isWell && !this.options.fresh) this.rest(worker);
      else await worker.terminate();
    }
  }

  private start(): Worker {
    const worker = new Worker(this.options.file(), {
      resourceLimits: this.options.memory,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    this.all.add(worker);
    // A thread may die at rest, when nobody waits for it: the next task has a new one.
    worker.on('error', () => this.forget(worker));
    worker.once('exit', () => this.forget(worker));
    return worker;
  }

  /** The one that worked last: the others may grow old and end. */
  private wake(): Worker | undefined {
    const resting = this.idle.pop();
    if (!resting) return undefined;
    clearTimeout(resting.end);
    resting.worker.ref();
    return resting.worker;
  }

  private rest(worker: Worker): void {
    if (!this.all.has(worker)) return;
    worker.unref();
    const end = setTimeout(() => {
      // It takes a while to end: a task that comes meanwhile must not be given to it.
      this.forget(worker);
      void worker.terminate();
    }, IDLE_MS).unref();
    this.idle.push({ worker, end });
  }

  private forget(worker: Worker): void {
    this.all.delete(worker);
    const at = this.idle.findIndex((resting) => resting.worker === worker);
    if (at >= 0) clearTimeout(this.idle.splice(at, 1)[0]?.end);
  }
}

function outcomeOf<I, O>(
  worker: Worker,
  input: I,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<TaskOutcome<O>> {
  return new Promise((resolve) => {
    const fail = (why: TaskFailure, cause?: unknown): void =>
      settle({ ok: false, why, cause: cause as NodeJS.ErrnoException | undefined });
    const timer = setTimeout(() => fail('timeout'), timeoutMs);
    const onAbort = (): void => fail('cancelled');
    const onMessage = (answer: TaskAnswer): void =>
      'thrown' in answer ? fail('threw', answer.thrown) : settle({ ok: true, value: answer.value as O });
    const onError = (cause: unknown): void => fail('died', cause);
    const onExit = (code: number): void => fail('died', new Error(`the thread ended with ${code}`));
    const settle = (outcome: TaskOutcome<O>): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('messageerror', onError).off('error', onError).off('exit', onExit);
      resolve(outcome);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', onMessage).on('messageerror', onError).on('error', onError).on('exit', onExit);
    worker.postMessage(input);
  });
}
