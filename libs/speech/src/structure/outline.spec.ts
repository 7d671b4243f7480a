import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Block } from './blocks.js';
import { placeBlocks } from './blocks.js';
import { outline } from './outline.js';
import { partsToText, withChildren } from './parts-text.js';

const decision = `ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
-------
Số: 15/2026/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Lào Cai, ngày 05 tháng 3 năm 2026
QUYẾT ĐỊNH
Ban hành Quy định về giờ phát của đài truyền thanh xã
Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Giám đốc Sở Văn hóa,
QUYẾT ĐỊNH:
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy định này áp dụng cho các xã. Chi tiết tại
Chương II của Quy định này.
Điều 2. Giờ phát
1. Buổi sáng từ 5 giờ 30 phút.
a) Mùa đông chậm hơn nửa giờ;
b) Ngày nghỉ không phát.
2. Buổi chiều từ 17 giờ.
Điều 3. Hiệu lực
Quyết định có hiệu lực từ ngày ký./.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn An
PHỤ LỤC
DANH SÁCH CÁC XÃ
1. Xã Bản Vược`;

const seen = (text: string): string[] =>
  outline(text).map((part) => `${part.selectedByDefault ? '+' : '-'}${part.kind}`);

describe('the outline of a decision', () => {
  const parts = outline(decision);
  it('recognises every part in order, and says what is left out', () => {
    expect(seen(decision)).toEqual([
      '-issuer',
      '-number',
      '-motto',
      '-date-place',
      '+title',
      '-basis',
      '-basis',
      '+paragraph',
      '+chapter',
      '+article',
      '+article',
      '+clause',
      '+point',
      '+point',
      '+clause',
      '+article',
      '-recipients',
      '-signature',
      '-appendix',
      '-clause',
    ]);
    for (const part of parts) expect(part.why !== undefined || part.selectedByDefault).toBe(true);
    expect(parts.map((part) => part.id)).toEqual(parts.map((_, index) => `p${index + 1}`));
  });
  it('names parts by their own words', () => {
    const heading = (kind: string): string | undefined => parts.find((part) => part.kind === kind)?.heading;
    expect(heading('chapter')).toBe('Chương I. QUY ĐỊNH CHUNG');
    expect(heading('article')).toBe('Điều 1. Phạm vi điều chỉnh');
    expect(parts.find((part) => part.kind === 'title')?.text).toBe(
      'QUYẾT ĐỊNH\nBan hành Quy định về giờ phát của đài truyền thanh xã',
    );
    expect(parts.find((part) => part.kind === 'signature')?.text).toBe(
      'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn An',
    );
  });
  it('a citation at a line start opens nothing', () => {
    expect(parts.find((part) => part.heading.startsWith('Điều 1'))?.text).toContain(
      'Chương II của Quy định này.',
    );
  });
  it('points at the source', () => {
    const article = parts.find((part) => part.heading.startsWith('Điều 2'));
    expect(decision.slice(article?.start, article?.end)).toBe('Điều 2. Giờ phát');
  });
  it('children come with their parent, the default selection without head and foot', () => {
    const article = parts.find((part) => part.heading.startsWith('Điều 2'));
    expect(partsToText(parts, withChildren(parts, article?.id ?? ''))).toBe(
      'Điều 2. Giờ phát\n\n1. Buổi sáng từ 5 giờ 30 phút.\n\na) Mùa đông chậm hơn nửa giờ;\n\nb) Ngày nghỉ không phát.\n\n2. Buổi chiều từ 17 giờ.',
    );
    const spoken = partsToText(parts);
    expect(spoken).toMatch(/^QUYẾT ĐỊNH\n/u);
    expect(spoken).not.toMatch(/CỘNG HÒA|Nơi nhận|Trần Văn An|15\/2026/u);
  });
  it('takes the estimate that it is given', () => {
    expect(outline(decision, { estimateSeconds: (text) => text.length })[0]?.estimatedSeconds).toBe(
      'ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI'.length,
    );
  });
});

describe('other documents', () => {
  it('a dispatch: addressee, subject, numbered duties', () => {
    expect(
      seen(
        'Số: 12/UBND-VX\nV/v phòng chống rét cho gia súc\nKính gửi:\n- Các thôn, bản;\n- Trạm thú y.\nĐể phòng rét, đề nghị:\n1. Che chuồng.\n2. Dự trữ rơm.\nNơi nhận:\n- Như trên;\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLý A Sính',
      ),
    ).toEqual([
      '-number',
      '+title',
      '-addressee',
      '+paragraph',
      '+clause',
      '+clause',
      '-recipients',
      '-signature',
    ]);
  });
  it('an announcement without any of it is all read', () => {
    expect(seen('Kính thưa bà con.\nSáng mai họp thôn lúc 7 giờ.')).toEqual(['+paragraph', '+paragraph']);
  });
  it('a plan in Roman numerals, with the sentence that enacts it', () => {
    expect(
      seen(
        'KẾ HOẠCH\nTruyền thông chính sách năm 2026\nCăn cứ Chỉ thị số 07/CT-TTg, Ủy ban nhân dân xã ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Mục đích\n- Nâng cao nhận thức.\nII. NỘI DUNG\nTuyên truyền.',
      ),
    ).toEqual(['+title', '+paragraph', '+section', '+clause', '+section', '+paragraph']);
  });
  it('a page around the document is no part of it', () => {
    const page =
      '# Quyết định 1/QĐ-UBND\n\n## THÔNG TIN VĂN BẢN\n\n| Mục | Nội dung |\n|---|---|\n| Số hiệu | 1/QĐ-UBND |\n| Người ký | A |\n\n## VĂN BẢN\n\n**QUYẾT ĐỊNH**\n\nVề việc nghỉ lễ\n\n### Điều 1. Nghỉ lễ\n\nNghỉ ngày 30/4.\n\n## Ghi chú\n\n- Nguồn trên mạng';
    expect(seen(page)).toEqual([
      '-metadata',
      '-metadata',
      '-metadata',
      '-metadata',
      '+title',
      '+article',
      '-metadata',
    ]);
  });
});

describe('tables', () => {
  const table = (rows: string[][], headerRows?: number): Block[] =>
    placeBlocks([{ kind: 'table', rows, headerRows }]).blocks;
  it('become sentences row by row', () => {
    const [part] = outline(
      table([
        ['TT', 'Thôn', 'Ngày phun'],
        ['1', 'Bản Pho', '05/3'],
        ['2', 'Mường Hum', '06/3'],
      ]),
    );
    expect(part).toMatchObject({
      kind: 'table',
      selectedByDefault: true,
      text: 'Thôn: Bản Pho; Ngày phun: 05/3.\nThôn: Mường Hum; Ngày phun: 06/3.',
    });
  });
  it('of two columns read as key and value; without a header with a notice', () => {
    expect(
      outline(
        table([
          ['Việc', 'Giờ'],
          ['Họp', '7 giờ'],
        ]),
      )[0]?.text,
    ).toBe('Họp: 7 giờ.');
    const [part] = outline(
      table([
        ['1', 'Bản Pho', '12'],
        ['2', 'Sàng Ma', '9'],
      ]),
    );
    expect(part?.text).toBe('1, Bản Pho, 12.\n2, Sàng Ma, 9.');
    expect(part?.why).toContain('tiêu đề');
  });
  it('that are too big are left out with their size; empty forms too', () => {
    const [big] = outline(table(Array.from({ length: 60 }, (_, row) => ['Thôn', `${row}`])));
    expect(big).toMatchObject({ selectedByDefault: false, text: '' });
    expect(big?.why).toContain('60 dòng');
    expect(
      outline(
        table([
          ['Họ tên', 'Ký nhận'],
          ['(1)', '(2)'],
          ['', ''],
        ]),
      )[0],
    ).toMatchObject({ selectedByDefault: false, text: '' });
  });
  it('that only lay out the head or the foot are unfolded', () => {
    const rows = [
      [
        'UBND XÃ A\nSố: 5/TB-UBND',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nA, ngày 1 tháng 2 năm 2026',
      ],
    ];
    expect(outline(table(rows)).map((part) => part.kind)).toEqual([
      'issuer',
      'number',
      'motto',
      'date-place',
    ]);
  });
});

describe('any text', () => {
  it('gives parts in order that lie in the text', () => {
    const line = fc.constantFrom(
      'Điều 1. A',
      'a) b',
      '1. x',
      'Nơi nhận:',
      '- y;',
      'TM. UBND',
      'PHỤ LỤC I',
      'Căn cứ Luật;',
      '| a | b |',
      '|---|---|',
      '# T',
      'CHƯƠNG II',
      'chữ thường',
      '',
      '---',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n')),
        ),
        (text) => {
          const parts = outline(text);
          for (const part of parts) expect(part.start).toBeLessThanOrEqual(part.end);
          expect([...parts].sort((a, b) => a.start - b.start).map((part) => part.id)).toEqual(
            parts.map((part) => part.id),
          );
        },
      ),
    );
  });
  it.each([
    ['digits', '7'],
    ['spaces', ' '],
    ['one letter', 'ư'],
    ['dots', '.'],
    ['stars', '*'],
    ['brackets', '[('],
    ['bars', '|'],
    ['hashes', '# '],
    ['lines', 'a\n'],
    ['bars and lines', '| |\n'],
    ['tabs', 'a\tb\n'],
  ])('very much of %s takes linear time', (_name, sign) => {
    const started = performance.now();
    outline(sign.repeat((sign.includes('\n') ? 300_000 : 1_000_000) / sign.length));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
