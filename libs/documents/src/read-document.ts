import type { ExtractedDocument, ExtractResult, Notice } from './extracted-document.js';
import { notice } from './notices.js';
import { DocumentRefused, refusal } from './refusals.js';
import { readDoc } from './readers/read-doc.js';
import { readTxt } from './readers/read-txt.js';
import { finishReading } from './readers/reading.js';
import { sniff } from './sniff.js';
import { ZipArchive } from './zip/zip-archive.js';

/** What the worker answers: a result, or that a converter program could still help. */
export type ReadOutcome<D = ExtractedDocument> =
  | ExtractResult<D>
  | { readonly ok: 'convert'; readonly from: 'doc' | 'rtf'; readonly refusal: ReturnType<typeof refusal> };

/**
 * Bytes → document, in this thread, without any limit of time or memory: meant for the worker. The kind is judged
 * by content; the name is only compared.
 */
export async function readDocument(bytes: Buffer, filename: string): Promise<ReadOutcome> {
  if (bytes.length === 0) return { ok: false, refusal: refusal('empty') };
  try {
    const document = await readByContent(bytes);
    if (!/[\p{L}\p{N}]/u.test(document.text)) return { ok: false, refusal: refusal('no-text') };
    return {
      ok: true,
      document: { ...document, warnings: [...nameNotice(filename, document), ...document.warnings] },
    };
  } catch (error) {
    if (error instanceof DocumentRefused) return refused(error, bytes);
    const message =
      error instanceof RangeError
        ? undefined
        : String((error as Error | undefined)?.message ?? error).slice(0, 200);
    return {
      ok: false,
      refusal:
        message === undefined
          ? refusal('too-complex')
          : refusal('corrupt', { kind: kindOfName(filename), reason: 'failed', message }),
    };
  }
}

function refused(error: DocumentRefused, bytes: Buffer): ReadOutcome {
  const { code } = error.refusal;
  if (code === 'doc-unreadable') return { ok: 'convert', from: 'doc', refusal: error.refusal };
  if (code === 'unsupported-type' && sniff(bytes).kind === 'rtf')
    return { ok: 'convert', from: 'rtf', refusal: error.refusal };
  return { ok: false, refusal: error.refusal };
}

/** The big libraries are loaded for the documents that need them: a text is read in a tenth of the time. */
async function readByContent(bytes: Buffer): Promise<ExtractedDocument> {
  const found = sniff(bytes);
  switch (found.kind) {
    case 'pdf':
      return finishReading(await (await import('./readers/read-pdf.js')).readPdf(bytes));
    case 'zip':
      return finishReading(await (await import('./readers/read-docx.js')).readDocx(wordArchive(bytes)));
    case 'compound':
      return finishReading(readDoc(bytes));
    case 'html':
      return finishReading((await import('./readers/read-html.js')).readHtml(bytes));
    case 'text':
      return readTxt(bytes);
    case 'rtf':
      throw new DocumentRefused('unsupported-type', { type: 'RTF' });
    case 'image':
      throw new DocumentRefused('image-only', { type: found.type });
    case 'media':
      throw new DocumentRefused('audio-or-video', { type: found.type });
    case 'other':
      throw new DocumentRefused('unsupported-type', { type: found.type });
  }
}

/** A zip that is a Word document. @throws DocumentRefused */
function wordArchive(bytes: Buffer): ZipArchive {
  const archive = new ZipArchive(bytes);
  const { names } = archive;
  if (names.some((name) => name.startsWith('word/') && name.endsWith('.xml'))) return archive;
  if (names.some((name) => name.startsWith('xl/')))
    throw new DocumentRefused('unsupported-type', { type: 'Excel (.xlsx)' });
  if (names.some((name) => name.startsWith('ppt/')))
    throw new DocumentRefused('unsupported-type', { type: 'PowerPoint (.pptx)' });
  if (archive.has('mimetype')) throw new DocumentRefused('unsupported-type', { type: 'OpenDocument (.odt)' });
  if (archive.has('[Content_Types].xml'))
    throw new DocumentRefused('corrupt', {
      kind: '.docx',
      reason: 'part-missing',
      part: 'word/document.xml',
    });
  throw new DocumentRefused('unsupported-type', { type: 'ZIP' });
}

const kindOfName = (filename: string): string => /\.(\w{1,5})$/u.exec(filename)?.[0]?.toLowerCase() ?? '';

const SAME: Readonly<Record<string, readonly string[]>> = {
  txt: ['.txt', '.text', '.md', '.bin', '.csv', '.tsv', '.log', ''],
  html: ['.html', '.htm', '.xhtml', ''],
  docx: ['.docx', '.docm', '.dotx', ''],
  doc: ['.doc', '.dot', ''],
  pdf: ['.pdf', ''],
};

function nameNotice(filename: string, document: ExtractedDocument): Notice[] {
  const named = kindOfName(filename);
  if (SAME[document.kind]?.includes(named)) return [];
  return [notice('name-mismatch', { named, found: `.${document.kind}` })];
}
