import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asRunCsv, csvCell, type AsRunLine } from './as-run-csv.js';

const line = (title: string): AsRunLine => ({
  dateLocal: '2026-11-21',
  startLocal: '17:00:00',
  unit: '2025-02647',
  unitName: 'Phường Lào Cai',
  place: 'pl-1',
  placeName: 'Nhà văn hóa thôn 1, "cũ"',
  occurrence: 'o1',
  bulletin: 'b1',
  bulletinTitle: title,
  class: 3,
  plannedMs: 12_500,
  version: 1,
  row: {
    end: 'partial',
    reason: 'power',
    late: false,
    preempted: true,
    startedAtMs: Date.parse('2026-11-21T10:00:00.020Z'),
    endedAtMs: null,
    playedMs: 7000,
    evidence: 'decoded',
    confirmedBy: 'device',
    segments: ['aa', 'aa', 'bb'].map((item) => ({
      item,
      itemIndex: null,
      fromMs: 0,
      toMs: 1,
      fromAtMs: null,
      toAtMs: null,
    })),
  },
});

describe('the as-run log as CSV', () => {
  it('has a header, CRLF, and quotes what needs it', () => {
    const [head, first, end] = asRunCsv([line('Tin, có phẩy')]).split('\r\n');
    expect(head?.split(',').slice(0, 3)).toEqual(['date', 'planned_start', 'unit']);
    expect(first).toBe(
      '2026-11-21,17:00:00,2025-02647,Phường Lào Cai,pl-1,"Nhà văn hóa thôn 1, ""cũ""",o1,b1,"Tin, có phẩy",3,12.5,' +
        'partial,power,no,yes,2026-11-21T10:00:00.020Z,,7,decoded,device,aa bb,1,speaker',
    );
    expect(end).toBe('');
  });

  it('begins with a byte order mark only where asked', () => {
    expect(asRunCsv([], { bom: true }).charCodeAt(0)).toBe(0xfeff);
    expect(asRunCsv([]).startsWith('date')).toBe(true);
  });

  it.each(['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '=HYPERLINK("http://x")'])(
    '%j is text and no formula',
    (evil) => {
      expect(csvCell(evil).replace(/^"/, '')[0]).toBe("'");
    },
  );

  it('leaves numbers and ordinary words alone', () => {
    expect([csvCell(-5), csvCell(NaN), csvCell('Tin a=b'), csvCell('')]).toEqual(['-5', '', 'Tin a=b', '']);
  });

  it('can be read back: every title comes out as it went in, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const cells = parse(asRunCsv([line(title)]))[1] ?? [];
        expect(cells).toHaveLength(23);
        expect([title, `'${title}`]).toContain(cells[8]);
      }),
    );
  });
});

/** A reader of RFC 4180 of its own. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (quoted) {
      if (sign === '"' && text[i + 1] === '"') cell += text[(i += 1)];
      else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"') quoted = true;
    else if (sign === ',' || (sign === '\r' && text[i + 1] === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign === '\r') {
        rows.push([]);
        i += 1;
      }
    } else cell += sign;
  }
  return rows;
}
