import { parentPort } from 'node:worker_threads';

/** What a worker says of a task: its value, or what was thrown. */
export type TaskAnswer = { readonly value: unknown } | { readonly thrown: unknown };

/** The worker's side of a `WorkerPool`: takes one task at a time and answers it. */
export function answerTasks<I>(work: (input: I) => unknown): void {
  parentPort?.on('message', (input: I) => {
    void answerTo(work, input).then((answer) => parentPort?.postMessage(answer));
  });
}

async function answerTo<I>(work: (input: I) => unknown, input: I): Promise<TaskAnswer> {
  try {
    return { value: await work(input) };
  } catch (thrown) {
    return { thrown };
  }
}
