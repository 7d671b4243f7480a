import { compiledWorker } from '#platform/threads/compiled-worker.js';
import { type TaskOptions, WorkerPool } from '#platform/threads/worker-pool.js';
import type { ReadOutcome } from './read-document.js';
import { refusal, type Refusal } from './refusals.js';
import type { WorkerRequest } from './worker.js';

export const AT_ONCE = 2;
export const DEFAULT_TIMEOUT_MS = 60_000;

/** Whoever asks waits at the turnstile of `extract-document.ts`, which counts the converters as well: here nobody does. */
const pool = new WorkerPool<WorkerRequest, ReadOutcome<unknown>>({
  name: 'documents',
  file: () => compiledWorker('./worker.js', import.meta.url),
  threads: AT_ONCE,
  waiting: 0,
  timeoutMs: DEFAULT_TIMEOUT_MS,
  memory: { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  fresh: true,
});

/**
 * Reads one document in a worker of its own, with a memory limit and a deadline at which the worker is ended, in
 * whatever loop it may be. A worker that dies of its document is a refusal.
 */
export async function runWorker<D>(request: WorkerRequest, limits: TaskOptions): Promise<ReadOutcome<D>> {
  const outcome = await pool.run(request, limits);
  if (outcome.ok) return outcome.value as ReadOutcome<D>;
  const refused = (why: Refusal) => ({ ok: false as const, refusal: why });
  switch (outcome.why) {
    case 'full':
      return refused(refusal('busy'));
    case 'cancelled':
      return refused(refusal('cancelled'));
    case 'timeout':
      return refused(
        refusal('timeout', { seconds: Math.ceil((limits.timeoutMs ?? DEFAULT_TIMEOUT_MS) / 1000) }),
      );
    default:
      return refused(refusal('too-complex', { message: causeOf(outcome.cause) }));
  }
}

const causeOf = (cause: NodeJS.ErrnoException | undefined): string =>
  cause?.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : (cause?.message ?? 'exit').slice(0, 200);
