import type { Block } from '#speech/structure/blocks.js';
import type { OutlinePart } from '#speech/structure/outline-part.js';
import type { Refusal } from './refusals.js';

export type DocumentKind = 'txt' | 'docx' | 'doc' | 'pdf' | 'html';

/** How the characters of the source were written. `mixed`: a .docx whose runs use fonts of several scripts. */
export type SourceScript =
  'utf-8' | 'utf-16le' | 'utf-16be' | 'cp1258' | 'cp1252' | 'tcvn3' | 'vni' | 'unicode' | 'mixed';

/** Shown to the editor: what was found, and what was done about it. */
export interface Detected {
  /** The bytes' encoding, for kinds that are plain bytes (`utf-8`, `utf-16le`, `cp1258`, `windows-1252`, …). */
  readonly encoding?: string;
  readonly byteOrderMark?: boolean;
  readonly script: SourceScript;
  /** Normal form that the source was in; the text is always NFC. */
  readonly normalisation: 'nfc' | 'nfd' | 'mixed' | 'ascii';
  /** How many line ends were taken for wrapping and replaced by a space. */
  readonly linesJoined: number;
  /** Running heads, feet and page numbers that were left out, each distinct one once (at most 20). */
  readonly droppedHeads: readonly string[];
  readonly pages?: number;
  readonly pagesWithoutText?: readonly number[];
  /** Which reader did it: `mammoth`, `pdfjs`, `html-to-text`, `word97`, `text`, or the converter's name. */
  readonly reader: string;
}

export interface Notice {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

export interface ExtractedDocument {
  readonly kind: DocumentKind;
  readonly blocks: readonly Block[];
  /** NFC; the offsets of `blocks` count in it. */
  readonly text: string;
  readonly detected: Detected;
  readonly warnings: readonly Notice[];
}

/** A document as an editor chooses from it. */
export interface OutlinedDocument extends Omit<ExtractedDocument, 'blocks'> {
  readonly outline: readonly OutlinePart[];
}

export type ExtractResult<D = ExtractedDocument> =
  { readonly ok: true; readonly document: D } | { readonly ok: false; readonly refusal: Refusal };
