import { describe, expect, it } from '@jest/globals';
import { foldName, readTable } from './import-rows.js';

const names = {
  hamlets: new Map([[foldName('Thôn Bản Lầu 2'), 'x-2']]),
  groups: new Map([[foldName('Chợ phiên'), 'g-1']]),
  languages: new Map([
    [foldName('Tiếng Việt'), 'vi'],
    [foldName('Tiếng Mông'), 'hmn'],
  ]),
};

describe('a table of places', () => {
  it('pasted from a spreadsheet becomes rows with keys, codes and numbers', () => {
    const text = [
      'Tên điểm đặt\tLoại\tThôn\tVĩ độ\tKinh độ\tNgôn ngữ\tNhóm loa',
      'Nhà văn hóa\tCụm loa\tThôn Bản Lầu 2\t22,5\t104.1\tTiếng Việt, tiếng mông\tChợ phiên',
      '',
      'Trụ sở\tBảng điện tử\t\t\t\t\t',
    ].join('\r\n');
    expect(readTable(text, names)).toEqual({
      rows: [
        {
          ...{ name: 'Nhà văn hóa', kind: 'speaker', hamlet: 'x-2', lat: 22.5, lon: 104.1 },
          ...{ languages: ['vi', 'hmn'], groups: ['g-1'] },
        },
        { name: 'Trụ sở', kind: 'board' },
      ],
      lines: [2, 4],
      unknown: [],
      headless: false,
    });
  });

  it('as CSV may hold separators, quotes and lines inside a cell', () => {
    const { rows } = readTable('\ufeffTÊN;Người phụ trách\n"Cột ""A""; gần chợ";"Ông\nBình"\n', names);
    expect(rows).toEqual([{ name: 'Cột "A"; gần chợ', responsible: 'Ông\nBình' }]);
  });

  it('what is not known is handed on, columns that are not known are named', () => {
    const read = readTable('Tên,Thôn,Vĩ độ,Màu\nA,Thôn Lạ,hai mươi,đỏ', names);
    expect(read.rows).toEqual([{ name: 'A', hamlet: 'Thôn Lạ', lat: 'hai mươi' }]);
    expect(read.unknown).toEqual(['Màu']);
  });

  it('without the names of columns it is headless', () => {
    expect(readTable('Nhà văn hóa\tThôn 1', names).headless).toBe(true);
    expect(readTable('', names)).toMatchObject({ headless: true, rows: [] });
  });
});
