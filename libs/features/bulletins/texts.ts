import { AppError } from '#contracts/errors.js';
import { compiledWorker } from '#platform/threads/compiled-worker.js';
import { type TaskFailure, WorkerPool } from '#platform/threads/worker-pool.js';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { availableParallelism } from 'node:os';
import {
  doTextTask,
  type TextInputs,
  type TextOutputs,
  type TextRequest,
  type TextTask,
} from './text-tasks.js';

/** Up to so many letters a text is read in the time that it takes to hand it over. */
const SHORT = 10_000;
/** One core is left to devices and everybody else. */
const MOST_THREADS = 2;
const WAITING = 32;
const TIMEOUT_MS = 60_000;

/** Reading and comparing texts: short ones here and now, long ones beside the event loop. */
@Injectable()
export class Texts implements OnApplicationShutdown {
  private readonly pool = new WorkerPool<TextRequest, unknown>({
    name: 'texts',
    file: () => compiledWorker('./text-worker.js', import.meta.url),
    threads: Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1)),
    waiting: WAITING,
    timeoutMs: TIMEOUT_MS,
    memory: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
  });

  /**
   * @param letters how much there is to read, the lexicon counted
   * @throws AppError `texts-busy`, `text-too-slow`, `text-failed` (unavailable)
   */
  async run<K extends TextTask>(task: K, input: TextInputs[K], letters: number): Promise<TextOutputs[K]> {
    if (letters <= SHORT) return doTextTask({ task, input });
    const outcome = await this.pool.run({ task, input });
    if (outcome.ok) return outcome.value as TextOutputs[K];
    throw failed(outcome.why, outcome.cause);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }
}

const BROKEN = {
  code: 'text-failed',
  message: 'Không xử lý được nội dung này: thử lại, hoặc chia thành các bản ngắn hơn',
};
const FAILURES: Record<TaskFailure, { code: string; message: string }> = {
  full: {
    code: 'texts-busy',
    message: 'Nhiều văn bản dài đang được xử lý cùng lúc: đợi vài giây rồi thử lại',
  },
  timeout: {
    code: 'text-too-slow',
    message: `Xử lý nội dung này quá ${TIMEOUT_MS / 1000} giây nên đã dừng: thử lại, hoặc chia thành các bản ngắn hơn`,
  },
  died: BROKEN,
  threw: BROKEN,
  cancelled: BROKEN,
};

function failed(why: TaskFailure, cause: unknown): AppError {
  const { code, message } = FAILURES[why];
  if (why === 'threw') return new AppError(code, { kind: 'bug', cause });
  return new AppError(code, { kind: 'unavailable', message, details: { why }, cause, retryAfterSeconds: 5 });
}
