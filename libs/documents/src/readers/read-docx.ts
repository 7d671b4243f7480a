import mammoth from 'mammoth';
import type { LooseBlock } from '#speech/structure/blocks.js';
import type { SourceScript } from '../extracted-document.js';
import { notice } from '../notices.js';
import { DocumentRefused } from '../refusals.js';
import { DocxBlocks, type MammothNode } from '../word/docx-blocks.js';
import { writeNumbers, WordNumbering } from '../word/word-numbering.js';
import { WordStyles } from '../word/word-styles.js';
import { safeXml } from '../word/xml-tags.js';
import type { ZipArchive } from '../zip/zip-archive.js';
import type { Reading } from './reading.js';

/**
 * .docx through mammoth's document model. Mammoth gets the archive from us, part by part: bounded, without entity
 * declarations, and with the automatic numbers written in.
 */
export async function readDocx(archive: ZipArchive): Promise<Reading> {
  const styles = new WordStyles(partText(archive, 'word/styles.xml'));
  let root: MammothNode | undefined;
  try {
    await mammoth.convertToHtml({ file: mammothFile(archive, styles) } as unknown as { buffer: Buffer }, {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      transformDocument: (document: MammothNode): MammothNode => {
        root = document;
        return { ...document, children: [] }; // the model is what is wanted; no HTML is made
      },
    });
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    if (error instanceof RangeError) throw new DocumentRefused('too-complex', {}, error);
    throw new DocumentRefused('corrupt', { kind: '.docx', reason: 'xml-broken' }, error);
  }
  const reader = new DocxBlocks(styles);
  const loose: LooseBlock[] = root ? reader.read(root) : [];
  const detected = { reader: 'mammoth', script: scriptOf(reader.scripts) };
  return { kind: 'docx', loose, detected, warnings: reader.sawNotes ? [notice('notes-left-out')] : [] };
}

function scriptOf(scripts: ReadonlySet<SourceScript>): SourceScript {
  const legacy = [...scripts].filter((script) => script === 'tcvn3' || script === 'vni');
  if (legacy.length === 0) return 'unicode';
  return scripts.size === 1 && legacy[0] ? legacy[0] : 'mixed';
}

const partText = (archive: ZipArchive, name: string): string =>
  archive.has(name) ? safeXml(archive.read(name)) : '';

/** The archive as mammoth wants one: `exists` and `read`. Pictures and other parts are refused unread. */
function mammothFile(
  archive: ZipArchive,
  styles: WordStyles,
): { exists(name: string): boolean; read(name: string, encoding?: string): Promise<string> } {
  const main = mainPart(archive);
  return {
    exists: (name) => archive.has(name) && /\.(?:xml|rels)$/u.test(name),
    read: async (name) => {
      const xml = safeXml(archive.read(name));
      if (name !== main) return xml;
      return writeNumbers(xml, new WordNumbering(partText(archive, 'word/numbering.xml')), styles);
    },
  };
}

function mainPart(archive: ZipArchive): string {
  if (archive.has('word/document.xml')) return 'word/document.xml';
  const target = /officeDocument"[^>]*Target="\/?([^"]+)"|Target="\/?([^"]+)"[^>]*officeDocument"/u.exec(
    partText(archive, '_rels/.rels'),
  );
  return target?.[1] ?? target?.[2] ?? 'word/document.xml';
}
