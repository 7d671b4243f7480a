// The worker's entry: one document, one answer. Whoever started it sets its limits and ends it.
import { answerTasks } from '#platform/threads/answer-tasks.js';
import { outlined } from './outlined.js';
import { readDocument } from './read-document.js';

export interface WorkerRequest {
  readonly bytes: Uint8Array;
  readonly filename: string;
  /** What is sent back: its blocks, or its parts with their length in speech. */
  readonly wanted: 'blocks' | 'outline';
}

answerTasks(async ({ bytes, filename, wanted }: WorkerRequest) => {
  const outcome = await readDocument(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), filename);
  return wanted === 'outline' && outcome.ok === true
    ? { ...outcome, document: outlined(outcome.document) }
    : outcome;
});
