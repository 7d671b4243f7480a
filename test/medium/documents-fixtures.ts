// Documents made by hand, byte by byte, so that the tests need no office program and can lie where they want to.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer | string;
  /** What the directory says instead of the truth. */
  readonly claimedSize?: number;
  /** Points at the data of the entry before. */
  readonly overlap?: boolean;
}

/** A zip archive; `claimedEntries` overrides the count in its end record. */
export function zipOf(entries: readonly ZipEntry[], claimedEntries?: number): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let last = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = deflateRawSync(data);
    const name = Buffer.from(entry.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(data), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(name.length, 26);
    const offset = entry.overlap ? last : at;
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(entry.claimedSize ?? data.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
    if (entry.overlap) continue;
    pieces.push(local, name, packed);
    last = at;
    at += 30 + name.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(claimedEntries ?? entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, index, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  /** Stands before the document's root element. */
  readonly prolog?: string;
  readonly more?: readonly ZipEntry[];
}

export function docxEntries({
  body,
  styles = '',
  numbering = '',
  prolog = '',
  more = [],
}: DocxParts): ZipEntry[] {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  return [
    {
      name: '[Content_Types].xml',
      data: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="s1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="n1" Type="${OFFICE}/numbering" Target="numbering.xml"/></Relationships>`,
    },
    { name: 'word/styles.xml', data: `${XML}<w:styles ${W}>${styles}</w:styles>` },
    { name: 'word/numbering.xml', data: `${XML}<w:numbering ${W}>${numbering}</w:numbering>` },
    {
      name: 'word/document.xml',
      data: `${XML}${prolog}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    ...more,
  ];
}

export const docxOf = (parts: DocxParts): Buffer => zipOf(docxEntries(parts));

export const run = (text: string, font?: string): string =>
  `<w:r>${font ? `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content}</w:p>`;

export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PdfPage {
  readonly texts?: readonly PdfText[];
  /** Lines drawn from (x0, y0) to (x1, y1). */
  readonly lines?: readonly (readonly [number, number, number, number])[];
  readonly image?: boolean;
}

const PICTURE =
  '/Type /XObject /Subtype /Image /Width 40 /Height 60 /ColorSpace /DeviceGray /BitsPerComponent 8';
/** Below it readers see control characters. */
const FIRST_CODE = 0x21;

/** A PDF of A4 pages in a font of fixed width (6 points a sign at 12 points) whose codes map to Unicode. */
export function pdfOf(pages: readonly PdfPage[], options: { encrypted?: boolean } = {}): Buffer {
  const signs = [...new Set(pages.flatMap((page) => (page.texts ?? []).flatMap(({ text }) => [...text])))];
  const code = (sign: string): string => (signs.indexOf(sign) + FIRST_CODE).toString(16).padStart(2, '0');
  const map = signs.map(
    (sign) => `<${code(sign)}> <${Buffer.from(sign, 'utf16le').swap16().toString('hex')}>`,
  );
  const chunks = Array.from({ length: Math.ceil(map.length / 100) }, (_, index) =>
    map.slice(index * 100, index * 100 + 100),
  );
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> endcodespacerange ${chunks.map((chunk) => `${chunk.length} beginbfchar\n${chunk.join('\n')}\nendbfchar`).join('\n')} endcmap end end`;
  const stream = (dictionary: string, data: string): string =>
    `<<${dictionary} /Length ${data.length}>>\nstream\n${data}\nendstream`;
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}]>>`,
    `<</Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 0 /LastChar 255 /Widths [${'500 '.repeat(256)}] /ToUnicode 4 0 R>>`,
    stream('', cmap),
    pages.some(({ image }) => image) ? stream(PICTURE, 'x'.repeat(40 * 60)) : '<<>>',
  ];
  pages.forEach((page, index) => {
    const texts = (page.texts ?? []).map(
      ({ x, y, text }) => `BT /F1 12 Tf 1 0 0 1 ${x} ${y} Tm <${[...text].map(code).join('')}> Tj ET`,
    );
    const lines = (page.lines ?? []).map(([x0, y0, x1, y1]) => `${x0} ${y0} m ${x1} ${y1} l S`);
    const image = page.image ? ['q 595 0 0 842 0 0 cm /I1 Do Q'] : [];
    objects.push(
      `<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F1 3 0 R>> /XObject <</I1 5 0 R>>>> /Contents ${7 + index * 2} 0 R>>`,
    );
    objects.push(stream('', [...image, ...lines, ...texts].join('\n')));
  });
  return assemblePdf(objects, options.encrypted === true);
}

function assemblePdf(objects: readonly string[], encrypted: boolean): Buffer {
  let out = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = out.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const lock = `/Encrypt <</Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4>> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]`;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${encrypted ? lock : ''}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

const SECTOR = 512;
const END_OF_CHAIN = 0xfffffffe;

/** An OLE compound file with the given streams (each is padded to at least 4096 bytes). */
export function compoundOf(streams: Readonly<Record<string, Buffer>>): Buffer {
  const bodies = Object.entries(streams).map(([name, data]) => ({
    name,
    data: Buffer.concat([data, Buffer.alloc(Math.max(0, 4096 - data.length))]),
  }));
  const sectors: Buffer[] = [];
  const fat: number[] = [];
  const put = (data: Buffer): number => {
    const first = sectors.length;
    for (let at = 0; at < data.length; at += SECTOR) {
      sectors.push(Buffer.concat([data.subarray(at, at + SECTOR), Buffer.alloc(SECTOR)]).subarray(0, SECTOR));
      fat.push(at + SECTOR < data.length ? sectors.length : END_OF_CHAIN);
    }
    return first;
  };
  const entry = (name: string, kind: number, start: number, size: number): Buffer => {
    const out = Buffer.alloc(128);
    out.write(name, 0, 'utf16le');
    out.writeUInt16LE((name.length + 1) * 2, 64);
    out.writeUInt8(kind, 66);
    out.writeUInt32LE(start, 116);
    out.writeUInt32LE(size, 120);
    return out;
  };
  const entries = bodies.map(({ name, data }) => entry(name, 2, put(data), data.length));
  const directory = put(Buffer.concat([entry('Root Entry', 5, END_OF_CHAIN, 0), ...entries]));
  const fatAt = sectors.length;
  const fatSectors = Math.ceil((fat.length + 4) / 128);
  for (let index = 0; index < fatSectors; index++) fat.push(0xfffffffd);
  const table = Buffer.alloc(fatSectors * SECTOR, 0xff);
  fat.forEach((next, index) => table.writeUInt32LE(next, index * 4));
  const header = Buffer.alloc(SECTOR, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.fill(0, 8, 76);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(fatSectors, 44);
  header.writeUInt32LE(directory, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END_OF_CHAIN, 60);
  header.writeUInt32LE(END_OF_CHAIN, 68);
  for (let index = 0; index < fatSectors; index++) header.writeUInt32LE(fatAt + index, 76 + index * 4);
  return Buffer.concat([header, ...sectors, table]);
}

/** A Word 97 document of one piece: UTF-16 text with `\r` at paragraph ends. */
export function docOf(text: string, options: { encrypted?: boolean; version?: number } = {}): Buffer {
  const main = Buffer.alloc(0x800 + text.length * 2);
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(options.version ?? 0xc1, 2);
  main.writeUInt16LE(0x0200 | (options.encrypted ? 0x0100 : 0), 0x0a);
  main.writeUInt32LE(text.length, 0x4c);
  main.write(text, 0x800, 'utf16le');
  const clx = Buffer.alloc(5 + 16);
  clx.writeUInt8(2, 0);
  clx.writeUInt32LE(16, 1);
  clx.writeUInt32LE(text.length, 5 + 4);
  clx.writeUInt32LE(0x800, 5 + 8 + 2);
  main.writeUInt32LE(clx.length, 0x1a6);
  return compoundOf({ WordDocument: main, '1Table': clx });
}
