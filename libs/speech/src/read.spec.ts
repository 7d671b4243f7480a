import { describe, expect, it } from '@jest/globals';
import { estimateSeconds } from './output/estimate-seconds.js';
import { toPlain } from './output/plain.js';
import { toSsml } from './output/ssml.js';
import { readText } from './read.js';

const unsureOf = (text: string): string[] => readText(text).unsure.map(({ source }) => source);

describe('the style', () => {
  it.each([
    [
      'Quyết định số 07/2017/QĐ-UBND',
      'Quyết định số không bảy gạch chéo hai nghìn không trăm mười bảy gạch chéo quy đê gạch ngang u bê nờ dê',
    ],
    ['Nghị quyết 57-NQ/TW', 'Nghị quyết năm mươi bảy gạch ngang nờ quy gạch chéo tê vê kép'],
    ['Số: 1248/QĐ-TTg', 'số một nghìn hai trăm bốn mươi tám gạch chéo quy đê gạch ngang tê tê giê'],
  ])('citation spells %s', (written, spoken) =>
    expect(readText(written, { style: 'citation' }).spoken).toBe(spoken),
  );

  it('the other style is offered beside', () => {
    const [radio] = readText('123/QĐ-UBND').spans;
    const [citation] = readText('123/QĐ-UBND', { style: 'citation' }).spans;
    expect(radio?.alternatives).toContain(citation?.spoken);
    expect(citation?.alternatives).toContain(radio?.spoken);
  });
});

describe("a bullet of Word's symbol font", () => {
  it.each(['\uf0b7', '\uf0a7', '\uf0d8'])('%j is no strange letter', (bullet) => {
    const { spoken, unsure } = readText(`${bullet} Tiêm phòng cho trẻ`);
    expect(spoken).toBe(readText('• Tiêm phòng cho trẻ').spoken);
    expect(unsure).toEqual([]);
  });
});

describe('the issuer of a document', () => {
  it('is never given a province that the text does not name there', () => {
    expect(readText('Tỉnh Lai Châu. Theo 07/2017/QĐ-UBND').spoken).toBe(
      'Tỉnh Lai Châu. Theo Quyết định số bảy năm hai nghìn không trăm mười bảy của Ủy ban nhân dân',
    );
  });

  it('that nobody knows is spelled and reported', () => {
    expect(readText('Quyết định 12/QĐ-XYZ').spoken).toBe('Quyết định số mười hai của ích y dét');
    expect(unsureOf('Quyết định 12/QĐ-XYZ')).toEqual(['12/QĐ-XYZ']);
  });
});

describe('the report', () => {
  it('lists unknown abbreviations once, the least sure first', () => {
    expect(unsureOf('ABCD và XQZ, rồi XQZ; CN')).toEqual(['ABCD', 'XQZ', 'CN']);
  });

  it('lists what could not be said at all', () => {
    expect(unsureOf('Chúc mừng 🎉🎉 năm mới 新年')).toEqual(['🎉🎉', '新年']);
  });

  it('offers the other meaning of a pair of numbers', () => {
    const [span] = readText('1/5').unsure;
    expect(span).toMatchObject({
      spoken: 'một phần năm',
      alternatives: ['ngày một tháng năm', 'một trên năm'],
    });
  });

  it('is empty for what is certain', () => {
    expect(
      unsureOf(
        'Căn cứ Nghị định số 30/2020/NĐ-CP, UBND xã thông báo: từ 7h30 ngày 02/9/2026, mức hỗ trợ 1.500.000 đồng/hộ/tháng.',
      ),
    ).toEqual([]);
  });

  it('believes what the text explains itself', () => {
    const reading = readText('Quỹ Xây dựng Quê hương (QXDQH) nhận đóng góp. QXDQH ở xã.');
    expect(reading.spoken).toBe('Quỹ Xây dựng Quê hương nhận đóng góp. Quỹ Xây dựng Quê hương ở xã.');
    expect(reading.unsure).toEqual([]);
  });
});

describe('offsets', () => {
  it('are those of the text as given, in NFD too', () => {
    const text = 'Ủy ban họp lúc 8h30 tại UBND xã'.normalize('NFD');
    const reading = readText(text);
    expect(reading.spans.map(({ source, spoken }) => [source, spoken])).toEqual([
      ['8h30', 'tám giờ ba mươi phút'],
      ['UBND', 'Ủy ban nhân dân'],
    ]);
    expect(reading.sentences[0]).toMatchObject({ sourceStart: 0, sourceEnd: text.length });
  });
});

describe('pauses', () => {
  const text =
    'THÔNG BÁO\nTừ 7h, cắt điện; thôn 1: có điện. Mời bà con:\n- theo dõi loa;\n- gọi 113.\n\nTrân trọng!';

  it('follow the structure: heading > paragraph > item > sentence > semicolon', () => {
    expect(readText(text).sentences.map((s) => [s.text, s.pauseMsAfter])).toEqual([
      ['thông báo.', 900],
      ['Từ bảy giờ, cắt điện;', 350],
      ['thôn một: có điện.', 500],
      ['Mời bà con:', 300],
      ['theo dõi loa;', 600],
      ['gọi một một ba.', 800],
      ['Trân trọng!', 500],
    ]);
  });

  it('a wrapped line is no pause', () => {
    expect(readText('Quyết định của\nỦy ban nhân dân\ntỉnh Lào Cai').sentences).toHaveLength(1);
  });

  it('stand in SSML, with the source beside what is said', () => {
    expect(toSsml(readText('Mức 5% & Facebook.'))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="vi-VN">\n<p><s>Mức <sub alias="năm phần trăm">5%</sub> <sub alias="và">&amp;</sub> <lang xml:lang="en">Facebook</lang>.</s><break time="500ms"/></p>\n</speak>\n',
    );
  });

  it('and in plain text', () => {
    expect(toPlain(readText(text))).toBe(
      'thông báo.\n\nTừ bảy giờ, cắt điện;\nthôn một: có điện.\nMời bà con:\ntheo dõi loa;\ngọi một một ba.\n\nTrân trọng!',
    );
  });

  it('count in the estimate', () => {
    expect(estimateSeconds('một hai ba bốn năm sáu bảy tám chín mười.', 120)).toBe(5.5);
    expect(estimateSeconds('')).toBe(0);
    expect(estimateSeconds(readText('5%'))).toBeGreaterThan(estimateSeconds(readText('5')));
  });
});

describe('regions', () => {
  it('south says ngàn and lẻ', () =>
    expect(readText('1.005 đồng, 24', { region: 'south' }).spoken).toBe(
      'một ngàn không trăm lẻ năm đồng, hai mươi bốn',
    ));
});
