import { describe, expect, it } from '@jest/globals';
import { textBlocks } from './text-blocks.js';

const texts = (text: string): string[] =>
  textBlocks(text).blocks.map((block) => (block.kind === 'table' ? JSON.stringify(block.rows) : block.text));

const wrapped = [
  'Ủy ban nhân dân xã thông báo đến toàn thể nhân dân về việc tiêm phòng cho',
  'đàn gia súc, gia cầm trên địa bàn. Căn cứ Quyết định số 07/QĐ-',
  'UBND của Ủy ban nhân dân xã, Trạm Thú y phối hợp chặt chẽ với Ban',
  'Chỉ huy phòng chống dịch tổ chức tiêm tại các thôn, bản trong giai đoạn 2025-',
  '2026 và những năm tiếp theo theo đúng kế hoạch đã được phê duyệt.',
  '1. Thời gian tiêm: từ ngày 05 tháng 3 đến hết ngày 10 tháng 3 năm',
  '2026, riêng các bản vùng cao sẽ có thông báo sau của Trạm Thú y xã và của',
  'trưởng bản.',
  'Trân trọng.',
].join('\n');

describe('wrapped lines', () => {
  it('are joined by what the text says; numbers and hyphens stay whole', () => {
    const found = textBlocks(wrapped);
    expect(found.linesJoined).toBe(6);
    expect(found.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual([
      'Ủy ban nhân dân xã thông báo đến toàn thể nhân dân về việc tiêm phòng cho đàn gia súc, gia cầm trên địa bàn. Căn cứ Quyết định số 07/QĐ-UBND của Ủy ban nhân dân xã, Trạm Thú y phối hợp chặt chẽ với Ban Chỉ huy phòng chống dịch tổ chức tiêm tại các thôn, bản trong giai đoạn 2025-2026 và những năm tiếp theo theo đúng kế hoạch đã được phê duyệt.',
      '1. Thời gian tiêm: từ ngày 05 tháng 3 đến hết ngày 10 tháng 3 năm 2026, riêng các bản vùng cao sẽ có thông báo sau của Trạm Thú y xã và của trưởng bản.',
      'Trân trọng.',
    ]);
    for (const block of found.blocks)
      if (block.kind === 'paragraph') expect(found.text.slice(block.start, block.end)).toBe(block.text);
  });
  it('are found through blank lines when these stand inside sentences', () => {
    const loose = wrapped.replaceAll('\n', '\n\n');
    expect(texts(loose)).toEqual(texts(wrapped));
  });
  it('a text with a paragraph a line stays as it is, to the letter', () => {
    const plain = '\nThông báo\n\n  Sáng mai họp thôn.\nMời bà con đến dự.\n';
    expect(textBlocks(plain).text).toBe(plain);
    expect(texts(plain)).toEqual(['Thông báo', 'Sáng mai họp thôn.', 'Mời bà con đến dự.']);
  });
});

describe('page numbers between lines', () => {
  const page = (number: number): string =>
    Array.from({ length: 30 }, (_, line) => `Dòng ${line} của trang ${number}.`).join('\n');
  it('are dropped when they count pages', () => {
    const found = textBlocks([page(1), '2', page(2), '3', page(3), '- 4 -', page(4)].join('\n'));
    expect(found.droppedHeads).toEqual(['2', '3', '- 4 -']);
    expect(found.text).not.toMatch(/^-? ?\d ?-?$/mu);
  });
  it('stay when they number the rows of a table', () => {
    const rows = [40, 13, 60, 15].map(
      (length, row) => `${row + 1}\n${Array.from({ length }, (_, line) => `Việc ${line}.`).join('\n')}`,
    );
    expect(textBlocks(rows.join('\n')).droppedHeads).toEqual([]);
  });
});

describe('mark-up and tables in a text', () => {
  it('Markdown is dropped from the blocks and kept in the text', () => {
    const source =
      '# Thông báo\n\n**1.** Xem [tại đây](https://xa.vn/tb) nhé\n\n| Thôn | Giờ |\n|---|---|\n| **Pho** | 7h |\n';
    const found = textBlocks(source);
    expect(found.text).toBe(source);
    expect(texts(source)).toEqual(['Thông báo', '1. Xem tại đây nhé', '[["Thôn","Giờ"],["Pho","7h"]]']);
    expect(found.blocks[0]).toMatchObject({ hints: { heading: 1 } });
    expect(found.blocks[2]).toMatchObject({ headerRows: 1 });
  });
  it('stars and bars of a plain text are no Markdown', () => {
    expect(texts('Giá * 2 = 10\nA | B')).toEqual(['Giá * 2 = 10', 'A | B']);
  });
  it('columns parted by tabs are a table', () => {
    expect(texts('Thôn\tGiờ\nPho\t7h\nHết.')).toEqual(['[["Thôn","Giờ"],["Pho","7h"]]', 'Hết.']);
  });
});
