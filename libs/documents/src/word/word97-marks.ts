/** What a paragraph's properties say that matters for reading. */
export interface ParagraphMark {
  readonly inTable: boolean;
  readonly rowEnd: boolean;
  readonly numbered: boolean;
}

const NONE: ParagraphMark = { inTable: false, rowEnd: false, numbered: false };
const PAGE = 512;
const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const LIST = 0x460b;
const ELSEWHERE = 0x6646;

interface Range extends ParagraphMark {
  readonly from: number;
  readonly to: number;
}

/** Paragraph properties of a Word 97 file by byte offset, from its formatted disk pages ([MS-DOC] PlcBtePapx). */
export class ParagraphMarks {
  private readonly ranges: Range[] = [];

  constructor(
    main: Buffer,
    plc: Buffer,
    private readonly data: Buffer,
  ) {
    const count = Math.max(0, Math.floor((plc.length - 4) / 8));
    for (let index = 0; index < count; index++) {
      const page = plc.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff;
      this.readPage(main.subarray(page * PAGE, (page + 1) * PAGE));
    }
    this.ranges.sort((a, b) => a.from - b.from);
  }

  /** The properties of the paragraph that the byte at `offset` belongs to. */
  at(offset: number): ParagraphMark {
    let low = 0;
    let high = this.ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = this.ranges[middle];
      if (!range) return NONE;
      if (offset < range.from) high = middle - 1;
      else if (offset >= range.to) low = middle + 1;
      else return range;
    }
    return NONE;
  }

  private readPage(page: Buffer): void {
    if (page.length < PAGE) return;
    const runs = page.readUInt8(PAGE - 1);
    if (runs * 17 + 4 >= PAGE) return;
    for (let run = 0; run < runs; run++) {
      const from = page.readUInt32LE(run * 4);
      const to = page.readUInt32LE(run * 4 + 4);
      const place = page.readUInt8((runs + 1) * 4 + run * 13) * 2;
      this.ranges.push({
        from,
        to,
        ...(place === 0 ? NONE : readProperties(propertiesAt(page, place), this.data)),
      });
    }
  }
}

/** The bytes of a paragraph's own properties on its page: the style's number comes first and is passed over. */
function propertiesAt(page: Buffer, place: number): Buffer {
  const halves = page.readUInt8(place);
  const start = halves === 0 ? place + 2 : place + 1;
  const end = halves === 0 ? start + 2 * page.readUInt8(place + 1) : start + 2 * halves - 1;
  return page.subarray(Math.min(start + 2, PAGE), Math.min(end, PAGE));
}

/** Reads a list of properties; long ones (table rows) stand in the data stream and are only pointed at. */
function readProperties(
  list: Buffer,
  data: Buffer,
  mark = { inTable: false, rowEnd: false, numbered: false },
): ParagraphMark {
  let at = 0;
  while (at + 3 <= list.length) {
    const sprm = list.readUInt16LE(at);
    if (sprm === IN_TABLE) mark.inTable = list.readUInt8(at + 2) === 1;
    if (sprm === ROW_END) mark.rowEnd = list.readUInt8(at + 2) === 1;
    if (sprm === LIST && at + 4 <= list.length) mark.numbered = list.readUInt16LE(at + 2) !== 0;
    if (sprm === ELSEWHERE && at + 6 <= list.length && data.length > 0) {
      const place = list.readUInt32LE(at + 2);
      const length = place + 2 <= data.length ? data.readUInt16LE(place) : 0;
      return readProperties(data.subarray(place + 2, place + 2 + length), Buffer.alloc(0), mark);
    }
    at += 2 + operandSize(list, at, sprm);
  }
  return mark;
}

/** By the property's own size class; class 6 carries its length in its first byte, or two for table definitions. */
function operandSize(list: Buffer, at: number, sprm: number): number {
  const sizes = [1, 1, 2, 4, 2, 2, 0, 3];
  const kind = sprm >> 13;
  if (kind !== 6) return sizes[kind] ?? 1;
  return sprm === 0xd608
    ? at + 4 <= list.length
      ? list.readUInt16LE(at + 2) + 1
      : list.length
    : list.readUInt8(at + 2) + 1;
}
