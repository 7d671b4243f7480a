import { describe, expect, it } from '@jest/globals';
import { pasted, tableTextOf, textOf } from './table-file.js';

const table = 'Tên điểm đặt;Thôn\nNhà văn hóa;Bản Lầu 2';

describe('a file of a spreadsheet', () => {
  it('is read as the spreadsheet wrote it', () => {
    expect(textOf(new TextEncoder().encode(table))).toBe(table);
    expect(textOf(Buffer.from(`\ufeff${table}`, 'utf16le'))).toBe(table);
    // "Điểm" in the code page of Windows: the tone is a byte behind its letter.
    expect(textOf(Uint8Array.from([0xd0, 0x69, 0xea, 0xd2, 0x6d]))).toBe('Điểm');
  });

  it('is told apart from what is no table', async () => {
    const old = new Blob([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])]);
    expect(await tableTextOf(old)).toEqual({ unreadable: 'old-workbook' });
    expect(await tableTextOf(new Blob([Uint8Array.from([1, 0, 2, 0xff])]))).toEqual({
      unreadable: 'not-a-table',
    });
    expect(await tableTextOf(new Blob([new Uint8Array(5 * 1024 * 1024 + 1)]))).toEqual({
      unreadable: 'too-large',
    });
  });

  it('gives cells as if they were pasted', () => {
    expect(
      pasted([
        ['Tên', 'Cột "A"'],
        ['a\tb', 'c\nd'],
      ]),
    ).toBe('Tên\t"Cột ""A"""\n"a\tb"\t"c\nd"');
  });
});
