import { open } from 'node:fs/promises';
import { convertDocument, type Converter } from './converters.js';
import type { Detected, ExtractResult, OutlinedDocument } from './extracted-document.js';
import type { ReadOutcome } from './read-document.js';
import { refusal, type Refusal } from './refusals.js';
import { AT_ONCE, DEFAULT_TIMEOUT_MS, runWorker } from './run-worker.js';
import type { WorkerRequest } from './worker.js';
import { Turnstile } from '#platform/turnstile.js';

export interface DocumentInput {
  /** One of the two: a file on this machine, or the bytes themselves. */
  readonly path?: string;
  readonly bytes?: Uint8Array;
  /** As its owner named it; only its extension is looked at, and never trusted. */
  readonly filename: string;
  /** Default 20 MiB. */
  readonly maxBytes?: number;
}

export interface ExtractOptions {
  readonly signal?: AbortSignal;
  /** Wall-clock for everything, converter included; waiting for a free worker is not. Default 60 s. */
  readonly timeoutMs?: number;
  /** The programs that may help with .doc and .rtf; those of the system when absent. */
  readonly converters?: readonly Converter[];
}

export const DEFAULT_MAX_BYTES = 20 << 20;
const MOST_WAITING = 32;
const turnstile = new Turnstile(AT_ONCE, MOST_WAITING);

/**
 * Text, structure hints and tables out of a document of a stranger. Everything heavy happens in a worker with a
 * memory limit that is ended at the deadline; at most two documents are read at once and 32 wait. What cannot be
 * taken comes back as a refusal with its remedy; nothing is thrown for bad input.
 */
export function extractDocument(input: DocumentInput, options: ExtractOptions = {}): Promise<ExtractResult> {
  return extract(input, 'blocks', options);
}

/** {@link extractDocument} with the parts that the blocks make, and how long each takes to say. */
export function outlineDocument(
  input: DocumentInput,
  options: ExtractOptions = {},
): Promise<ExtractResult<OutlinedDocument>> {
  return extract(input, 'outline', options);
}

async function extract<D extends Kept>(
  input: DocumentInput,
  wanted: WorkerRequest['wanted'],
  options: ExtractOptions,
): Promise<ExtractResult<D>> {
  const bytes = await readBounded(input);
  if (!(bytes instanceof Uint8Array)) return refused(bytes);
  const result = await turnstile.pass(async () => {
    if (options.signal?.aborted) return refused(refusal('cancelled'));
    return readWithHelp<D>({ bytes, filename: input.filename, wanted }, options);
  });
  return result ?? refused(refusal('busy'));
}

/** What of a document tells by which program it was read. */
type Kept = { readonly kind: string; readonly detected: Detected };
const refused = (why: Refusal) => ({ ok: false as const, refusal: why });

/** The file's bytes, never more than allowed even when it grows while it is read. */
async function readBounded({
  path,
  bytes,
  maxBytes = DEFAULT_MAX_BYTES,
}: DocumentInput): Promise<Uint8Array | Refusal> {
  if (bytes) return sized(bytes, maxBytes);
  if (path === undefined) return refusal('empty');
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) =>
    refusal('unreadable', { message: error.code ?? error.message }),
  );
  if ('code' in file) return file;
  try {
    const { size } = await file.stat();
    if (size > maxBytes) return refusal('too-large', { size, limit: maxBytes });
    const buffer = Buffer.alloc(size);
    const { bytesRead } = await file.read(buffer, 0, size, 0);
    return sized(buffer.subarray(0, bytesRead), maxBytes);
  } finally {
    await file.close();
  }
}

function sized(bytes: Uint8Array, maxBytes: number): Uint8Array | Refusal {
  if (bytes.byteLength === 0) return refusal('empty');
  return bytes.byteLength > maxBytes
    ? refusal('too-large', { size: bytes.byteLength, limit: maxBytes })
    : bytes;
}

/** The worker; where it says that a program could help, the program and the worker again. */
async function readWithHelp<D extends Kept>(
  request: WorkerRequest,
  options: ExtractOptions,
): Promise<ExtractResult<D>> {
  const { signal, timeoutMs = DEFAULT_TIMEOUT_MS, converters } = options;
  const deadline = performance.now() + timeoutMs;
  const left = (): number => Math.max(1, deadline - performance.now());
  const outcome = await runWorker<D>(request, { timeoutMs, signal });
  if (outcome.ok !== 'convert') return outcome;
  const converted = await convertDocument(request.bytes, outcome.from, {
    timeoutMs: left(),
    signal,
    converters,
  });
  if (signal?.aborted) return refused(refusal('cancelled'));
  if (!converted) return refused(outcome.refusal);
  const made = { ...request, bytes: converted.bytes, filename: '' };
  const again = await runWorker<D>(made, { timeoutMs: left(), signal });
  return asConverted(again, converted.by, outcome.refusal);
}

function asConverted<D extends Kept>(
  outcome: ReadOutcome<D>,
  by: string,
  original: Refusal,
): ExtractResult<D> {
  if (outcome.ok === 'convert') return refused(original);
  if (!outcome.ok) return outcome;
  const { document } = outcome;
  return { ok: true, document: { ...document, kind: 'doc', detected: { ...document.detected, reader: by } } };
}
