import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ReadOutcome } from './read-document.js';
import { refusal, type Refusal } from './refusals.js';
import type { WorkerRequest } from './worker.js';

export interface WorkerLimits {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

const MEMORY = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

/** The compiled worker: beside this file, or in dist/ when this file runs from its source. */
export function workerFile(here: string = import.meta.url): string {
  const beside = fileURLToPath(new URL('./worker.js', here));
  if (existsSync(beside)) return beside;
  const built = fileURLToPath(new URL('../../../dist/libs/documents/src/worker.js', here));
  if (existsSync(built)) return built;
  throw new Error(`The document worker is not built: ${beside} and ${built} are missing`);
}

/**
 * Reads one document in a worker of its own, with a memory limit and a deadline at which the worker is ended, in
 * whatever loop it may be. A worker that dies of its document is a refusal.
 */
export async function runWorker(request: WorkerRequest, limits: WorkerLimits): Promise<ReadOutcome> {
  const worker = new Worker(workerFile(), {
    resourceLimits: MEMORY,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  try {
    return await answerOf(worker, request, limits);
  } finally {
    await worker.terminate();
  }
}

function answerOf(
  worker: Worker,
  request: WorkerRequest,
  { timeoutMs, signal }: WorkerLimits,
): Promise<ReadOutcome> {
  return new Promise((resolve) => {
    const refuse = (why: Refusal): void => settle({ ok: false, refusal: why });
    const timer = setTimeout(
      () => refuse(refusal('timeout', { seconds: Math.ceil(timeoutMs / 1000) })),
      timeoutMs,
    );
    const onAbort = (): void => refuse(refusal('cancelled'));
    const settle = (outcome: ReadOutcome): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      resolve(outcome);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.once('message', settle);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const message = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : error.message.slice(0, 200);
      refuse(refusal('too-complex', { message }));
    });
    worker.once('exit', () => refuse(refusal('too-complex', { message: 'exit' })));
    worker.postMessage(request);
  });
}
