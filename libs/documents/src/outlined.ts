import { estimateSeconds } from '#speech/output/estimate-seconds.js';
import { outline } from '#speech/structure/outline.js';
import type { ExtractedDocument, OutlinedDocument } from './extracted-document.js';

/** A document's parts, each with its length in speech: the whole of it is read for that. */
export function outlined({ blocks, ...document }: ExtractedDocument): OutlinedDocument {
  return { ...document, outline: outline(blocks, { estimateSeconds: (text) => estimateSeconds(text) }) };
}
