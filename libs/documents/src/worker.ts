// The worker's entry: one document, one answer. Whoever started it sets its limits and ends it.
import { parentPort } from 'node:worker_threads';
import { readDocument } from './read-document.js';

export interface WorkerRequest {
  readonly bytes: Uint8Array;
  readonly filename: string;
}

parentPort?.once('message', (request: WorkerRequest) => {
  const bytes = Buffer.from(request.bytes.buffer, request.bytes.byteOffset, request.bytes.byteLength);
  void readDocument(bytes, request.filename).then((outcome) => parentPort?.postMessage(outcome));
});
