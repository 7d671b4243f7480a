import { textBlocks } from '#speech/structure/text-blocks.js';
import type { ExtractedDocument } from '../extracted-document.js';
import { decodeBytes } from '../encodings/decode-bytes.js';
import { DocumentRefused } from '../refusals.js';
import { MOST_CHARACTERS, textNotices } from './reading.js';

/**
 * Plain text in any encoding of Vietnam's last thirty years. The text comes out as it was, in NFC, unless its lines
 * were wrapped: then they are joined.
 */
export function readTxt(bytes: Uint8Array): ExtractedDocument {
  const decoded = decodeBytes(bytes);
  if (decoded.text.length > MOST_CHARACTERS) {
    throw new DocumentRefused('too-long', {
      count: decoded.text.length,
      unit: 'characters',
      limit: MOST_CHARACTERS,
    });
  }
  const { text, blocks, linesJoined, droppedHeads } = textBlocks(decoded.text);
  const detected = { ...decoded.detected, linesJoined, droppedHeads, reader: 'text' };
  return { kind: 'txt', blocks, text, detected, warnings: textNotices(detected, text, decoded.raised) };
}
