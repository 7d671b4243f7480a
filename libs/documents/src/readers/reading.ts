import type { Block, LooseBlock } from '#speech/structure/blocks.js';
import { placeBlocks } from '#speech/structure/blocks.js';
import type {
  Detected,
  DocumentKind,
  ExtractedDocument,
  Notice,
  SourceScript,
} from '../extracted-document.js';
import { cleanText } from '../encodings/decode-bytes.js';
import { decodeLegacy, detectLegacy } from '../encodings/legacy-text.js';
import { restoreCapitals } from '../encodings/tcvn3.js';
import { notice } from '../notices.js';
import { DocumentRefused } from '../refusals.js';

/** Longest text that is taken: about 40 hours of speech. */
export const MOST_CHARACTERS = 4_000_000;
export const MOST_BLOCKS = 100_000;

/** What a reader of a formatted document hands over. */
export interface Reading {
  readonly kind: DocumentKind;
  readonly loose: readonly LooseBlock[];
  readonly detected: Partial<Detected> & { reader: string };
  readonly warnings: readonly Notice[];
}

/** Decodes what is still legacy, cleans, normalises, and places the blocks. */
export function finishReading(reading: Reading): ExtractedDocument {
  const raw = reading.loose.map(textOf).join('\n');
  if (raw.length > MOST_CHARACTERS)
    throw new DocumentRefused('too-long', { count: raw.length, unit: 'characters', limit: MOST_CHARACTERS });
  if (reading.loose.length > MOST_BLOCKS)
    throw new DocumentRefused('too-long', {
      count: reading.loose.length,
      unit: 'paragraphs',
      limit: MOST_BLOCKS,
    });
  const legacy =
    reading.detected.script === undefined || reading.detected.script === 'unicode'
      ? detectLegacy(raw)
      : undefined;
  let raised = 0;
  const convert = (text: string): string => {
    const clean = cleanText(legacy ? decodeLegacy(text, legacy) : text)
      .replace(/[^\S\n]+/gu, ' ')
      .trim();
    if (legacy !== 'tcvn3' && reading.detected.script !== 'tcvn3') return clean;
    const restored = restoreCapitals(clean);
    raised += restored.raised;
    return restored.text;
  };
  const placed = placeBlocks(
    reading.loose.map((block) => mapBlock(block, convert)).filter((block) => textOf(block).trim() !== ''),
  );
  const script: SourceScript =
    legacy === 'tcvn3' || legacy === 'vni' ? legacy : (reading.detected.script ?? 'unicode');
  return finish(reading, placed, { ...emptyDetected(raw), ...reading.detected, script }, raised);
}

function finish(
  reading: Reading,
  placed: { text: string; blocks: Block[] },
  detected: Detected,
  raised: number,
): ExtractedDocument {
  return {
    kind: reading.kind,
    blocks: placed.blocks,
    text: placed.text,
    detected,
    warnings: [...reading.warnings, ...textNotices(detected, placed.text, raised)],
  };
}

/** Notices that follow from what was detected, for every kind of document. */
export function textNotices(detected: Detected, text: string, raised: number): Notice[] {
  const notices: Notice[] = [];
  if (detected.script === 'tcvn3' || detected.script === 'vni' || detected.script === 'mixed') {
    const script = detected.script === 'mixed' ? 'TCVN3/VNI và Unicode' : detected.script.toUpperCase();
    notices.push(notice('legacy-script', { script }));
  }
  if (raised > 0) notices.push(notice('capitals-restored', { count: raised }));
  const broken = text.split('\ufffd').length - 1;
  if (broken > 0) notices.push(notice('broken-characters', { count: broken }));
  return notices;
}

function emptyDetected(raw: string): Detected {
  const nfc = raw === raw.normalize('NFC');
  const ascii = !/[^\u0000-\u007f]/u.test(raw);
  const normalisation = ascii ? 'ascii' : nfc ? 'nfc' : raw === raw.normalize('NFD') ? 'nfd' : 'mixed';
  return { script: 'unicode', normalisation, linesJoined: 0, droppedHeads: [], reader: '' };
}

const textOf = (block: LooseBlock): string =>
  block.kind === 'table' ? block.rows.map((row) => row.join(' ')).join('\n') : block.text;

function mapBlock(block: LooseBlock, convert: (text: string) => string): LooseBlock {
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(convert)) };
  return { ...block, text: convert(block.text) };
}
