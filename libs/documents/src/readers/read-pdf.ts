import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { decodeLegacy, detectLegacy, type LegacyScript } from '../encodings/legacy-text.js';
import type { SourceScript } from '../extracted-document.js';
import { notice } from '../notices.js';
import { pageRows, type PageLayout, type PageText } from '../pdf/page-layout.js';
import { pdfBlocks } from '../pdf/pdf-blocks.js';
import { ruledLines } from '../pdf/ruled-lines.js';
import { dropRunningHeads } from '../pdf/running-heads.js';
import { drawnSigns, restoreSoftHyphens, type DrawnSign } from '../pdf/soft-hyphens.js';
import { DocumentRefused } from '../refusals.js';
import { MOST_CHARACTERS, type Reading } from './reading.js';

const MOST_PAGES = 500;
const MOST_TEXTS_A_PAGE = 50_000;
const MOST_OPERATORS = 200_000;
/** Fewer letters than this on a page with a picture: a scan with a stamp or a signature line. */
const FEWEST_LETTERS = 20;

interface PageContent {
  readonly texts: (PageText & { font: string })[];
  readonly rules: ReturnType<typeof ruledLines>;
  readonly drawn: readonly DrawnSign[];
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** A picture's dictionary stands in the open, whatever its pixels are packed or locked with. */
const PICTURE = /\/Subtype\s*\/Image\b/u;

/** A PDF's text layer, page by page. Scripts and forms in it are never run. @throws DocumentRefused */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
    maxImageSize: 1,
  });
  try {
    const hasPictures = PICTURE.test(Buffer.from(bytes).toString('latin1'));
    return await readPages(await task.promise, hasPictures);
  } catch (error) {
    throw refusalOf(error);
  } finally {
    await task.destroy();
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof DocumentRefused) return error;
  const name = (error as Error | undefined)?.name;
  if (name === 'PasswordException') return new DocumentRefused('encrypted', { kind: '.pdf' }, error);
  if (name === 'RangeError') return new DocumentRefused('too-complex', {}, error);
  return new DocumentRefused('corrupt', { kind: '.pdf', reason: 'pdf-broken' }, error);
}

async function readPages(document: PDFDocumentProxy, hasPictures: boolean): Promise<Reading> {
  if (document.numPages > MOST_PAGES)
    throw new DocumentRefused('too-long', { count: document.numPages, unit: 'pages', limit: MOST_PAGES });
  const contents: PageContent[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const content = await readPage(await document.getPage(number));
    characters += content.texts.reduce((sum, text) => sum + text.text.length, 0);
    if (characters > MOST_CHARACTERS)
      throw new DocumentRefused('too-long', {
        count: characters,
        unit: 'characters',
        limit: MOST_CHARACTERS,
      });
    contents.push(content);
  }
  const empty = judgeText(contents, hasPictures);
  const scripts = decodeFonts(contents);
  const { pages, dropped } = dropRunningHeads(contents.map(toLayout));
  const { loose, linesJoined } = pdfBlocks(pages);
  return {
    kind: 'pdf',
    loose,
    detected: {
      reader: 'pdfjs',
      linesJoined,
      droppedHeads: dropped,
      pages: document.numPages,
      pagesWithoutText: empty,
      script: scripts,
    },
    warnings:
      empty.length > 0 ? [notice('pages-without-text', { pages: empty.slice(0, 20).join(', ') })] : [],
  };
}

async function readPage(page: PDFPageProxy): Promise<PageContent> {
  const { items } = await page.getTextContent({ disableNormalization: true });
  const texts: PageContent['texts'] = [];
  for (const item of items.slice(0, MOST_TEXTS_A_PAGE)) {
    if (!('str' in item) || item.str === '') continue;
    const [, , shear = 0, scale = 0, x = 0, y = 0] = item.transform as number[];
    const height = item.height || Math.hypot(shear, scale);
    texts.push({ text: item.str, x, y, width: item.width, height, font: item.fontName });
  }
  const operators = await page.getOperatorList();
  const few = operators.fnArray.length <= MOST_OPERATORS;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const content = {
    texts,
    rules: few ? ruledLines(operators) : { horizontals: [], verticals: [] },
    drawn: few ? drawnSigns(operators) : [],
    page: page.pageNumber,
    width: x1 - x0,
    height: y1 - y0,
  };
  page.cleanup();
  return content;
}

/**
 * @param hasPictures somewhere in the document: on which page is not known, for none is unpacked (`maxImageSize`)
 * @returns the pages without text, where they may be pictures. @throws DocumentRefused `scanned-only`, `no-text`, `no-character-map`
 */
function judgeText(contents: readonly PageContent[], hasPictures: boolean): number[] {
  const letters = (content: PageContent): number =>
    content.texts.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
  const signs = contents.reduce(
    (sum, { texts }) => sum + texts.reduce((all, { text }) => all + text.replace(/\s/gu, '').length, 0),
    0,
  );
  const good = contents.reduce((sum, content) => sum + letters(content), 0);
  const empty = contents.filter((content) => letters(content) < FEWEST_LETTERS);
  if (empty.length === contents.length && good < FEWEST_LETTERS * contents.length) {
    if (hasPictures) throw new DocumentRefused('scanned-only', { pages: contents.length });
    if (good === 0 && signs === 0) throw new DocumentRefused('no-text');
  }
  if (signs > 50 && good < 0.3 * signs) throw new DocumentRefused('no-character-map');
  return hasPictures ? empty.filter(({ texts }) => texts.length < 3).map(({ page }) => page) : [];
}

/** Old documents were printed in TCVN3 or VNI fonts: each font's texts are judged and decoded together. */
function decodeFonts(contents: readonly PageContent[]): SourceScript {
  const byFont = new Map<string, string[]>();
  for (const { font, text } of contents.flatMap((content) => content.texts)) {
    const texts = byFont.get(font);
    if (texts === undefined) byFont.set(font, [text]);
    else texts.push(text);
  }
  const scripts = new Map<string, LegacyScript>();
  for (const [font, texts] of byFont) {
    const script = detectLegacy(texts.join(' '));
    if (script !== undefined) scripts.set(font, script);
  }
  if (scripts.size === 0) return 'unicode';
  for (const { texts, drawn } of contents) {
    const old = texts.some((text) => scripts.get(text.font) === 'tcvn3');
    const whole = old
      ? restoreSoftHyphens(
          texts.map((text) => text.text),
          drawn,
        )
      : undefined;
    texts.forEach((text, index) => {
      const script = scripts.get(text.font);
      if (script !== undefined)
        texts[index] = { ...text, text: decodeLegacy(whole?.[index] ?? text.text, script) };
    });
  }
  const kinds = new Set([...byFont.keys()].map((font) => scripts.get(font) ?? 'unicode'));
  const only = [...kinds][0];
  return kinds.size === 1 && (only === 'tcvn3' || only === 'vni') ? only : 'mixed';
}

const toLayout = ({ texts, rules, page, width, height }: PageContent): PageLayout => ({
  page,
  width,
  height,
  rows: pageRows(texts, rules.verticals),
  ...rules,
});
