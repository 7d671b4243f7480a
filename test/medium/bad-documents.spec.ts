// One table for the door "document": what comes in, which refusal goes out. The real worker, nothing half-done.
import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { extractDocument, type DocumentInput } from '#documents/extract-document.js';
import { cleanFileName } from '#documents/file-name.js';
import type { RefusalCode } from '#documents/refusals.js';
import {
  compoundOf,
  docOf,
  docxEntries,
  docxOf,
  paragraph,
  pdfOf,
  run,
  zipOf,
} from './documents-fixtures.js';

const good = docxOf({ body: paragraph(run('Thông báo')) });
const text = { texts: [{ x: 60, y: 700, text: 'Thông báo của Ủy ban nhân dân xã' }] };
const entities =
  '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';
const zeros = (mebibytes: number): Buffer => Buffer.alloc(mebibytes << 20, 0x20);
const withPart = (data: Buffer, more: object = {}) =>
  docxEntries({ body: '' }).map((entry) =>
    entry.name === 'word/document.xml' ? { ...entry, data, ...more } : entry,
  );
const nonsense = Buffer.concat([Buffer.from([0, 1, 2, 3, 0x84, 0xff]), randomBytes(4000)]);

const table: [
  title: string,
  input: () => Omit<DocumentInput, 'filename'> & { filename?: string },
  code: RefusalCode,
][] = [
  ['an empty file', () => ({ bytes: Buffer.alloc(0) }), 'empty'],
  ['a text of white space', () => ({ bytes: Buffer.from(' \n\t\u00a0\r\n \ufeff') }), 'no-text'],
  ['a text of dashes', () => ({ bytes: Buffer.from('-----\n_____') }), 'no-text'],
  ['a .docx without words', () => ({ bytes: docxOf({ body: paragraph('') }) }), 'no-text'],
  [
    'an .html of scripts only',
    () => ({ bytes: Buffer.from('<html><script>var a = "chữ";</script></html>') }),
    'no-text',
  ],
  ['more bytes than allowed', () => ({ bytes: Buffer.alloc(2000, 'a'), maxBytes: 1000 }), 'too-large'],
  [
    'more text than anybody reads',
    () => ({ bytes: Buffer.alloc(6_000_000, 'chữ thường '), maxBytes: 8 << 20 }),
    'too-long',
  ],
  ['binary nonsense', () => ({ bytes: nonsense, filename: 'a.txt' }), 'binary-nonsense'],
  ['binary nonsense called .docx', () => ({ bytes: nonsense, filename: 'a.docx' }), 'binary-nonsense'],
  ['a path that is not there', () => ({ path: '/nowhere/at/all.docx' }), 'unreadable'],
  ['a .docx cut short', () => ({ bytes: good.subarray(0, good.length - 40) }), 'corrupt'],
  ['a .docx damaged inside', () => ({ bytes: damaged(good) }), 'corrupt'],
  [
    'a .docx without its document',
    () => ({ bytes: zipOf(docxEntries({ body: '' }).slice(0, 1)) }),
    'corrupt',
  ],
  [
    'a .docx of broken XML',
    () => ({ bytes: zipOf(withPart(Buffer.from('<w:document><w:body>'))) }),
    'corrupt',
  ],
  ['a zip bomb by ratio', () => ({ bytes: zipOf(withPart(zeros(20))) }), 'zip-bomb'],
  [
    'a zip bomb that lies about its size',
    () => ({ bytes: zipOf(withPart(zeros(20), { claimedSize: 1000 })) }),
    'zip-bomb',
  ],
  [
    'a zip bomb by claimed size',
    () => ({ bytes: zipOf(withPart(Buffer.from('x'), { claimedSize: 0xfffffff0 })) }),
    'zip-bomb',
  ],
  [
    'a zip bomb of overlapping parts',
    () => ({
      bytes: zipOf([
        ...docxEntries({ body: '' }),
        { name: 'word/again.xml', data: Buffer.from('x'), overlap: true },
      ]),
    }),
    'zip-bomb',
  ],
  [
    'a zip bomb by its number of parts',
    () => ({ bytes: zipOf(docxEntries({ body: '' }), 60_000) }),
    'zip-bomb',
  ],
  [
    'archives in an archive',
    () => ({ bytes: zipOf([{ name: 'a.zip', data: zipOf([{ name: 'b.zip', data: good }]) }]) }),
    'unsupported-type',
  ],
  [
    'an entity bomb',
    () => ({ bytes: docxOf({ prolog: entities, body: paragraph(run('&c;')) }) }),
    'unsafe-xml',
  ],
  [
    'XML nested a hundred thousand deep',
    () => ({
      bytes: docxOf({
        body: `${'<w:sdt><w:sdtContent>'.repeat(100_000)}${'</w:sdtContent></w:sdt>'.repeat(100_000)}`,
      }),
    }),
    'too-complex',
  ],
  [
    'an encrypted .docx',
    () => ({
      bytes: compoundOf({ EncryptedPackage: randomBytes(5000), EncryptionInfo: randomBytes(200) }),
      filename: 'a.docx',
    }),
    'encrypted',
  ],
  ['an encrypted .doc', () => ({ bytes: docOf('bí mật', { encrypted: true }) }), 'encrypted'],
  ['an encrypted .pdf', () => ({ bytes: pdfOf([text], { encrypted: true }) }), 'encrypted'],
  ['a scan', () => ({ bytes: pdfOf([{ image: true }, { image: true }]) }), 'scanned-only'],
  [
    'a scan with a page number',
    () => ({ bytes: pdfOf([{ image: true, texts: [{ x: 290, y: 20, text: '1' }] }]) }),
    'scanned-only',
  ],
  ['a .pdf of empty pages', () => ({ bytes: pdfOf([{}]) }), 'no-text'],
  [
    'a .pdf whose letters have no meaning',
    () => ({ bytes: pdfOf([{ texts: [{ x: 9, y: 700, text: '\ue001\ue002\ue003'.repeat(40) }] }]) }),
    'no-character-map',
  ],
  [
    'a .pdf of nonsense',
    () => ({ bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(500)]) }),
    'corrupt',
  ],
  ['a .doc of an older Word', () => ({ bytes: docOf('cũ', { version: 0x65 }) }), 'doc-unreadable'],
  [
    'a .doc of nonsense',
    () => ({
      bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(3000)]),
      filename: 'a.doc',
    }),
    'doc-unreadable',
  ],
  [
    'a spreadsheet',
    () => ({
      bytes: zipOf([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'xl/workbook.xml', data: '<w/>' },
      ]),
    }),
    'unsupported-type',
  ],
  ['an old spreadsheet', () => ({ bytes: compoundOf({ Workbook: randomBytes(4096) }) }), 'unsupported-type'],
  [
    'an OpenDocument text',
    () => ({ bytes: zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }]) }),
    'unsupported-type',
  ],
  [
    'RTF without a converter',
    () => ({ bytes: Buffer.from('{\\rtf1 ch\\u7919?}'), filename: 'a.doc' }),
    'unsupported-type',
  ],
  [
    'a photo called .pdf',
    () => ({ bytes: Buffer.from('ffd8ffe000104a464946', 'hex'), filename: 'a.pdf' }),
    'image-only',
  ],
  [
    'a photo of a telephone',
    () => ({ bytes: Buffer.from('\0\0\0 ftypheic\0\0\0\0'), filename: 'IMG_0001.HEIC' }),
    'image-only',
  ],
  [
    'a drawing',
    () => ({ bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), filename: 'a.svg' }),
    'image-only',
  ],
  [
    'a sound called .docx',
    () => ({ bytes: Buffer.concat([Buffer.from('ID3'), randomBytes(50)]), filename: 'a.docx' }),
    'audio-or-video',
  ],
  [
    'a program',
    () => ({ bytes: Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), randomBytes(99)]) }),
    'unsupported-type',
  ],
];

/** Spoils the packed bytes of the last part but keeps every length. */
function damaged(docx: Buffer): Buffer {
  const out = Buffer.from(docx);
  const at = out.lastIndexOf('word/document.xml', out.lastIndexOf(Buffer.from('PK\x01\x02')) - 100);
  out.fill(0xee, at + 20, at + 60);
  return out;
}

describe('a document that cannot be taken', () => {
  it.each(table)(
    '%s is refused with its reason, the field and the remedy',
    async (_title, input, code) => {
      const result = await extractDocument(
        { filename: 'tệp', ...input() },
        { converters: [], timeoutMs: 30_000 },
      );
      if (result.ok) throw new Error(`taken: ${result.document.text.slice(0, 100)}`);
      const { refusal } = result;
      expect(refusal).toMatchObject({ code, field: 'document' });
      expect(refusal.vi).toMatch(/[Tt]ệp|tài liệu/u);
      expect(refusal.vi).toMatch(/Hãy /u);
      expect(refusal.en).toMatch(/^[\u0020-\u007e]+$/u);
      expect(`${refusal.vi}${refusal.en}`).not.toMatch(/\{|\?\)|undefined/u);
    },
    40_000,
  );

  it('is ended at its deadline and when its owner leaves', async () => {
    const slow = { bytes: good, filename: 'a.docx' };
    expect(await extractDocument(slow, { timeoutMs: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'timeout' },
    });
    expect(await extractDocument(slow, { signal: AbortSignal.abort() })).toMatchObject({
      refusal: { code: 'cancelled' },
    });
    const leaving = new AbortController();
    const pending = extractDocument(slow, { signal: leaving.signal });
    setImmediate(() => leaving.abort());
    expect(await pending).toMatchObject({ ok: false, refusal: { code: 'cancelled' } });
  });

  it('finds the door closed when too many wait, and open again afterwards', async () => {
    const many = await Promise.all(
      Array.from({ length: 40 }, () =>
        extractDocument({ bytes: Buffer.from('MZ\x90\0'), filename: 'a' }, { timeoutMs: 5 }),
      ),
    );
    const busy = many.filter((result) => !result.ok && result.refusal.code === 'busy');
    expect(busy).toHaveLength(40 - 2 - 32);
    expect(await extractDocument({ bytes: Buffer.from('Thông báo'), filename: 'a.txt' })).toMatchObject({
      ok: true,
    });
  });
});

describe('a document that is odd but readable', () => {
  const odd: [title: string, bytes: () => Buffer, filename: string, expected: string][] = [
    ['a .docx called .txt', () => good, 'a.txt', 'Thông báo'],
    ['HTML called .doc', () => Buffer.from('<html><body><p>Họp thôn</p></body></html>'), 'a.doc', 'Họp thôn'],
    [
      'UTF-16 BE without a mark',
      () => Buffer.from('Nước sạch về bản'.repeat(4), 'utf16le').swap16(),
      'a.txt',
      'Nước sạch về bản'.repeat(4),
    ],
    ['UTF-8 with a mark', () => Buffer.from('\ufeffTiêm chủng'), 'a.txt', 'Tiêm chủng'],
    [
      'HTML nested fifty thousand deep',
      () => Buffer.from(`<html><p>Trên cùng</p>${'<div>'.repeat(50_000)}`),
      'a.html',
      'Trên cùng',
    ],
  ];
  it.each(odd)('%s', async (_title, bytes, filename, expected) => {
    const result = await extractDocument({ bytes: bytes(), filename });
    if (!result.ok) throw new Error(result.refusal.vi);
    expect(result.document.text).toContain(expected);
  });
});

describe('names of files', () => {
  const names: [string, string][] = [
    ['Thông báo số 5.docx'.normalize('NFD'), 'Thông báo số 5.docx'],
    ['C:\\Users\\An\\Công văn.pdf', 'Công văn.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['a\r\nSet-Cookie: x\u0000.txt', 'a Set-Cookie x .txt'],
    ['"lịch" <phát> \'mới\'.doc', 'lịch phát mới.doc'],
    ['họp 👨‍👩‍👧 thôn 🔔.docx', 'họp 👨‍👩‍👧 thôn 🔔.docx'],
    ['fdp.\u202egnoht.txt', 'fdp.gnoht.txt'],
    ['\ud83d.pdf', 'pdf'],
    ['   ', 'văn bản'],
  ];
  it.each(names)('%j is shown as %j', (name, shown) => expect(cleanFileName(name)).toBe(shown));
  it('are cut between whole characters and keep their kind', () => {
    const shown = cleanFileName(`${'Ế'.normalize('NFD').repeat(300)}.docx`);
    expect(shown.length).toBeLessThanOrEqual(120);
    expect(shown).toMatch(/^Ế+….docx$/u);
  });
});
