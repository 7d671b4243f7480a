import { describe, expect, it } from '@jest/globals';
import { columnRegions } from './column-regions.js';
import { pageRows, type PageLayout, type Row } from './page-layout.js';
import { dropRunningHeads } from './running-heads.js';
import { restoreSoftHyphens, type DrawnSign } from './soft-hyphens.js';

const row = (y: number, ...segments: [number, string][]): Row => ({
  y,
  height: 12,
  segments: segments.map(([x, text]) => ({ x, text, right: x + text.length * 6 })),
});
const words = (rows: readonly Row[]): string[] =>
  rows.map((each) => each.segments.map((segment) => segment.text).join(' | '));

describe('rows of a page', () => {
  it('glue what touches, space what does not, part what is far', () => {
    const text = (x: number, y: number, text: string): Parameters<typeof pageRows>[0][number] => ({
      text,
      x,
      y,
      width: text.length * 6,
      height: 12,
    });
    expect(
      words(
        pageRows(
          [
            text(100, 700, 'dân'),
            text(60, 700.4, 'Nhân'),
            text(400, 700, 'phải'),
            text(60, 680, 'Đ'),
            text(66, 680, 'iều'),
          ],
          [],
        ),
      ),
    ).toEqual(['Nhân dân | phải', 'Điều']);
  });
});

describe('running heads', () => {
  const page = (number: number, rows: Row[]): PageLayout => ({
    page: number,
    width: 595,
    height: 842,
    rows,
    horizontals: [],
    verticals: [],
  });
  it('go; the same words in the middle of a page stay', () => {
    const pages = [1, 2, 3].map((number) =>
      page(number, [
        row(820, [60, `CÔNG BÁO/Số ${number}`]),
        row(400, [60, 'CÔNG BÁO/Số 1']),
        row(20, [290, `${number}`]),
      ]),
    );
    const found = dropRunningHeads(pages);
    expect(found.pages.map((each) => words(each.rows))).toEqual([
      ['CÔNG BÁO/Số 1'],
      ['CÔNG BÁO/Số 1'],
      ['CÔNG BÁO/Số 1'],
    ]);
    expect(found.dropped).toContain('CÔNG BÁO/Số 2');
  });
  it('a first line that is on one page only is no head', () => {
    const found = dropRunningHeads([
      page(1, [row(820, [60, 'THÔNG BÁO'])]),
      page(2, [row(820, [60, 'tiếp theo'])]),
    ]);
    expect(found.dropped).toEqual([]);
  });
});

describe('columns without a frame', () => {
  it('are a run of rows; a line across them ends it', () => {
    const rows = [
      row(780, [60, 'UBND XÃ'], [300, 'CỘNG HÒA']),
      row(765, [60, 'Số: 1'], [310, 'Độc lập']),
      row(740, [60, 'x'.repeat(60)]),
    ];
    expect(columnRegions(rows, 297)).toEqual([
      {
        from: 0,
        to: 2,
        rows: [
          ['UBND XÃ', 'CỘNG HÒA'],
          ['Số: 1', 'Độc lập'],
        ],
      },
    ]);
  });
});

describe('code AD', () => {
  const drawn = (text: string): DrawnSign[] =>
    [...text].filter((sign) => sign !== ' ').map((sign) => [sign, sign === '\u00ad']);
  it('comes back where it was drawn', () => {
    expect(restoreSoftHyphens(['n íc', 'd', 'a'], drawn('n\u00adícd\u00ada'))).toEqual([
      'n \u00adíc',
      'd\u00ad',
      'a',
    ]);
  });
  it('does not when texts and drawing run apart', () => {
    expect(restoreSoftHyphens(['abc'], drawn('xyz'))).toEqual(['abc']);
  });
});
