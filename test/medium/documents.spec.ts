// Real worker (built), real readers; the documents are made in documents-fixtures.ts.
import { describe, expect, it } from '@jest/globals';
import { extractDocument } from '#documents/extract-document.js';
import type { ExtractedDocument } from '#documents/extracted-document.js';
import type { Converter } from '#documents/converters.js';
import { outline } from '#speech/structure/outline.js';
import { compoundOf, docOf, docxOf, paragraph, pdfOf, run } from './documents-fixtures.js';

async function read(
  bytes: Buffer,
  filename: string,
  converters: readonly Converter[] = [],
): Promise<ExtractedDocument> {
  const result = await extractDocument({ bytes, filename }, { converters });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.document;
}
const texts = (document: ExtractedDocument): string[] =>
  document.blocks.map((block) => (block.kind === 'table' ? JSON.stringify(block.rows) : block.text));
const codes = (document: ExtractedDocument): string[] => document.warnings.map((warning) => warning.code);

describe('a .docx', () => {
  it('keeps paragraphs, headings and tables, and its offsets count in its text', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(run(text))}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('Xã')}${cell('Số loa')}</w:tr><w:tr>${cell('Bát Xát')}${cell('12')}</w:tr></w:tbl>`;
    const document = await read(
      docxOf({
        body:
          paragraph(run('Thông báo'), '<w:pStyle w:val="Heading1"/>') +
          paragraph(run('Ngày mai cắt điện.')) +
          table,
      }),
      'a.docx',
    );
    expect(texts(document)).toEqual([
      'Thông báo',
      'Ngày mai cắt điện.',
      '[["Xã","Số loa"],["Bát Xát","12"]]',
    ]);
    expect(document.blocks[0]).toMatchObject({ hints: { heading: 1 } });
    for (const block of document.blocks)
      if (block.kind === 'paragraph') expect(document.text.slice(block.start, block.end)).toBe(block.text);
    expect(document.kind).toBe('docx');
    expect(document.detected).toMatchObject({ reader: 'mammoth', script: 'unicode' });
  });

  it('decodes runs by their font: TCVN3, its capital fonts, VNI, and leaves Unicode alone', async () => {
    const body =
      paragraph(run('C«ng v¨n', '.VnTime') + run(' ®iÖn', '.VnTimeH')) +
      paragraph(run('Thoâng baùo', 'VNI-Times')) +
      paragraph(run('nước sạch', '.VnTime'));
    const document = await read(docxOf({ body }), 'a.docx');
    expect(texts(document)).toEqual(['Công văn ĐIỆN', 'Thông báo', 'nước sạch']);
    expect(document.detected.script).toBe('mixed');
    expect(codes(document)).toContain('legacy-script');
  });

  it('takes the font from the style where the run has none, and keeps ư, which others see as a soft hyphen', async () => {
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>';
    const document = await read(docxOf({ body: paragraph(run('n\u00adíc')), styles }), 'a.docx');
    expect(document.text).toBe('nước');
    expect(document.detected.script).toBe('tcvn3');
  });

  it('writes automatic numbers out', async () => {
    const level = (index: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 'Điều %1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const item = (at: number, text: string): string =>
      paragraph(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr>`);
    const document = await read(
      docxOf({
        body: item(0, 'Phạm vi') + item(1, 'một;') + item(1, 'hai.') + item(0, 'Đối tượng') + item(1, 'ba.'),
        numbering,
      }),
      'a.docx',
    );
    expect(texts(document)).toEqual(['Điều 1. Phạm vi', 'a) một;', 'b) hai.', 'Điều 2. Đối tượng', 'a) ba.']);
  });

  it('never opens an archive inside it', async () => {
    const inner = docxOf({ body: 'x'.repeat(1000) });
    const document = await read(
      docxOf({
        body: paragraph(run('Trong này có tệp nén')),
        more: [{ name: 'word/embeddings/bom.zip', data: inner }],
      }),
      'a.docx',
    );
    expect(document.text).toBe('Trong này có tệp nén');
  });
});

describe('a .pdf', () => {
  const wide = 'Ủy ban nhân dân xã thông báo đến toàn thể nhân dân trong xã về việc';
  it('joins wrapped lines over a page end, drops heads and page numbers, keeps pages', async () => {
    const page = (number: number, lines: string[]) => ({
      texts: [
        { x: 290, y: 815, text: String(number) },
        { x: 60, y: 30, text: `Công báo số ${number} năm 2026` },
        ...lines.map((text, index) => ({ x: 60, y: 760 - index * 18, text })),
      ],
    });
    const document = await read(
      pdfOf([
        page(1, [wide, 'tiêm vắc xin cho trẻ em.', wide]),
        page(2, ['cấp nước sạch năm 2026.', 'Đề nghị bà con thực hiện.']),
        page(3, ['Hết.']),
      ]),
      'a.pdf',
    );
    expect(texts(document)).toEqual([
      `${wide} tiêm vắc xin cho trẻ em.`,
      `${wide} cấp nước sạch năm 2026.`,
      'Đề nghị bà con thực hiện.',
      'Hết.',
    ]);
    expect(document.detected).toMatchObject({ linesJoined: 2, pages: 3, reader: 'pdfjs' });
    expect(document.detected.droppedHeads).toEqual(expect.arrayContaining(['1', 'Công báo số 1 năm 2026']));
    expect(document.blocks.map((block) => block.page)).toEqual([1, 1, 2, 3]);
  });

  it('keeps a framed table as a table, wrapped cells in one', async () => {
    const document = await read(
      pdfOf([
        {
          lines: [
            [60, 700, 400, 700],
            [60, 680, 400, 680],
            [60, 640, 400, 640],
            [60, 640, 60, 700],
            [200, 640, 200, 700],
            [400, 640, 400, 700],
          ],
          texts: [
            { x: 64, y: 685, text: 'Nội dung' },
            { x: 204, y: 685, text: 'Thời gian' },
            { x: 64, y: 665, text: 'Phun thuốc' },
            { x: 64, y: 648, text: 'khử khuẩn' },
            { x: 204, y: 657, text: 'Thứ Hai' },
          ],
        },
      ]),
      'a.pdf',
    );
    expect(texts(document)).toEqual(['[["Nội dung","Thời gian"],["Phun thuốc khử khuẩn","Thứ Hai"]]']);
    expect(outline(document.blocks)[0]?.text).toBe('Phun thuốc khử khuẩn: Thứ Hai.');
  });

  it('decodes the text of old fonts', async () => {
    const document = await read(
      pdfOf([{ texts: [{ x: 60, y: 700, text: 'Céng hßa x· héi chñ nghÜa ViÖt Nam n\u00adíc ®iÖn' }] }]),
      'a.pdf',
    );
    expect(document.text.toLowerCase()).toBe('cộng hòa xã hội chủ nghĩa việt nam nước điện');
    expect(document.detected.script).toBe('tcvn3');
  });

  it('says which pages are pictures only', async () => {
    const text = { texts: [{ x: 60, y: 700, text: 'Thông báo lịch tiêm phòng của trạm y tế xã.' }] };
    const document = await read(pdfOf([text, { image: true }]), 'a.pdf');
    expect(document.detected.pagesWithoutText).toEqual([2]);
    expect(codes(document)).toContain('pages-without-text');
  });
});

describe('an .html page', () => {
  it('drops scripts and styles, keeps cells apart, resolves entities', async () => {
    const html =
      '<!doctype html><html><head><title>x</title><style>p{}</style></head><body><script>alert(1)</script><h2>Th&ocirc;ng b&aacute;o</h2><p>Gi&#7901; m&#7903; c&#7917;a</p><table><tr><th>Xã</th><th>Giờ</th></tr><tr><td>Mường <b>Hum</b></td><td>7h30</td></tr></table><ul><li>một</li><li>hai</li></ul></body></html>';
    const document = await read(Buffer.from(html), 'a.html');
    expect(texts(document)).toEqual([
      'Thông báo',
      'Giờ mở cửa',
      '[["Xã","Giờ"],["Mường Hum","7h30"]]',
      '- một',
      '- hai',
    ]);
    expect(document.blocks[0]).toMatchObject({ hints: { heading: 2 } });
  });
});

describe('a .doc', () => {
  it('is read without any program: main text, cells, fields', async () => {
    const document = await read(
      docOf('THÔNG BÁO\rVề việc \u0013 HYPERLINK "x" \u0014họp dân\u0015\u000bthôn 3\r'),
      'a.doc',
    );
    expect(texts(document)).toEqual(['THÔNG BÁO', 'Về việc họp dân', 'thôn 3']);
    expect(document.detected.reader).toBe('word97');
  });

  const node = (name: string, script: string, writes?: string): Converter => ({
    name,
    command: process.execPath,
    reads: ['doc', 'rtf'],
    args: () => ['-e', script],
    ...(writes ? { writes } : {}),
  });
  const broken = compoundOf({ WordDocument: Buffer.alloc(600) });

  it('is given to the next converter when one is missing, fails or says nothing', async () => {
    const missing: Converter = {
      name: 'missing',
      command: 'no-such-program-anywhere',
      reads: ['doc'],
      args: () => [],
    };
    const works = node('works', "process.stdout.write('Họp dân lúc 19 giờ')");
    const document = await read(broken, 'a.doc', [
      missing,
      node('fails', 'process.exit(3)'),
      node('silent', ''),
      works,
    ]);
    expect(document).toMatchObject({
      kind: 'doc',
      text: 'Họp dân lúc 19 giờ',
      detected: { reader: 'works' },
    });
  });

  it('refuses with the remedy when the converter never ends, and ends it', async () => {
    const started = performance.now();
    const hangs = node('hangs', 'setInterval(() => {}, 1000)');
    const result = await extractDocument(
      { bytes: broken, filename: 'a.doc' },
      { converters: [hangs], timeoutMs: 2500 },
    );
    expect(result).toMatchObject({ ok: false, refusal: { code: 'doc-unreadable' } });
    expect(result.ok ? '' : result.refusal.vi).toContain('Lưu lại dưới dạng .docx');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('plain text by its content', () => {
  it('is read whatever its name says, with a notice', async () => {
    const document = await read(Buffer.from('Kính gửi bà con'), 'mời họp.pdf');
    expect(document.kind).toBe('txt');
    expect(codes(document)).toEqual(['name-mismatch']);
  });
});
