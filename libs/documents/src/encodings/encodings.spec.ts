import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { cleanText, decodeBytes } from './decode-bytes.js';
import { decodeRun, detectLegacy } from './legacy-text.js';
import { isSyllable } from './syllable.js';
import { decodeTcvn3, restoreCapitals } from './tcvn3.js';
import { decodeVni } from './vni.js';

const notice =
  'Ủy ban nhân dân xã thông báo: sáng thứ Hai cắt nước sạch để sửa đường ống, mời bà con tích trữ đủ dùng.';

/** The other way round, for the tests: letters → code points of the old encoding read as Windows-1252. */
function encodeBy(decode: (text: string) => string, alphabet: readonly string[], text: string): string {
  const codes = new Map(alphabet.map((code) => [decode(code), code]));
  return [...text].map((letter) => codes.get(letter) ?? codes.get(letter.toLowerCase()) ?? letter).join('');
}
const singles = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0xa1 + index));
const pairs = ['a', 'e', 'o', 'u', 'y', 'ô', 'ö', 'A', 'E', 'O', 'U', 'Y', 'Ô', 'Ö'].flatMap((base) =>
  singles.map((mark) => base + mark),
);
const asTcvn3 = (text: string): string => encodeBy(decodeTcvn3, singles, text);
const asVni = (text: string): string =>
  encodeBy(
    decodeVni,
    [...pairs, ...singles].filter((code) => [...decodeVni(code)].length === 1),
    text,
  );
const bytesOf = (text: string): Buffer => iconv.encode(text, 'windows-1252');

describe('decoding bytes', () => {
  it("takes the bullets of Word's symbol fonts for bullets", () =>
    expect(cleanText('\uf0b7 Một\n\uf0a7 Hai')).toBe('• Một\n• Hai'));

  const cases: [string, Buffer, object][] = [
    ['UTF-8', Buffer.from(notice), { encoding: 'utf-8', script: 'utf-8', normalisation: 'nfc' }],
    ['UTF-8, NFD', Buffer.from(notice.normalize('NFD')), { script: 'utf-8', normalisation: 'nfd' }],
    [
      'UTF-16 LE with a mark',
      Buffer.from(`\ufeff${notice}`, 'utf16le'),
      { encoding: 'utf-16le', byteOrderMark: true },
    ],
    ['UTF-16 LE without', Buffer.from(notice, 'utf16le'), { encoding: 'utf-16le', byteOrderMark: false }],
    [
      'UTF-16 BE with a mark',
      Buffer.from(`\ufeff${notice}`, 'utf16le').swap16(),
      { encoding: 'utf-16be', byteOrderMark: true },
    ],
    ['UTF-16 BE without', Buffer.from(notice, 'utf16le').swap16(), { encoding: 'utf-16be' }],
    [
      'CP1258',
      iconv.encode(cp1258(notice), 'windows-1258'),
      { encoding: 'windows-1258', script: 'cp1258', normalisation: 'mixed' },
    ],
    ['VNI', bytesOf(asVni(notice)), { encoding: 'vni', script: 'vni' }],
    ['VNI saved as UTF-8', Buffer.from(asVni(notice)), { encoding: 'utf-8', script: 'vni' }],
    [
      'UTF-8 twice',
      Buffer.from(new TextDecoder('windows-1252').decode(Buffer.from(notice))),
      { encoding: 'utf-8', script: 'utf-8' },
    ],
  ];
  it.each(cases)('%s', (_name, bytes, detected) => {
    const decoded = decodeBytes(bytes);
    expect(decoded.text).toBe(notice);
    expect(decoded.detected).toMatchObject(detected);
  });

  it.each([
    ['raw', bytesOf(asTcvn3(notice))],
    ['saved as UTF-8', Buffer.from(asTcvn3(notice))],
  ])('TCVN3 %s, but for the capitals that it cannot write', (_name, bytes) => {
    const decoded = decodeBytes(bytes);
    expect(decoded.text.toLowerCase()).toBe(notice.toLowerCase());
    expect(decoded.detected.script).toBe('tcvn3');
  });

  it('leaves real texts with foreign letters alone', () => {
    for (const text of ['Café «Ngô» là quán ở phố Huế, giá 20 €', 'naïve résumé', 'Température 30 °C', 'ñ'])
      expect(decodeBytes(Buffer.from(text)).text).toBe(text);
  });

  it('drops what nobody sees and keeps line ends plain', () => {
    expect(
      decodeBytes(
        Buffer.from(
          '\ufeffmột\r\nhai\rba\u200b bốn\u0000 năm sáu bảy tám chín mười mười một mười hai mười ba mười bốn mười lăm mười sáu mười bảy mười tám mười chín hai mươi hai mốt hai hai hai ba hai bốn hai lăm hai sáu hai bảy hai tám'.slice(
            0,
            400,
          ),
        ),
      ).text,
    ).toMatch(/^một\nhai\nba bốn năm/u);
  });

  it('reads any bytes or refuses them, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          const { text } = decodeBytes(bytes);
          expect(text).toBe(text.normalize('NFC'));
        } catch (error) {
          expect((error as Error).name).toBe('DocumentRefused');
        }
      }),
    );
  });
});

function cp1258(text: string): string {
  return [...text]
    .map((letter) => {
      const parts = letter.normalize('NFD');
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(parts)?.[0];
      return tone ? parts.replace(tone, '').normalize('NFC') + tone : letter;
    })
    .join('');
}

describe('old letters', () => {
  it('VNI has every letter of the language', () => {
    const letters = 'áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ';
    for (const letter of letters + letters.toUpperCase()) expect(decodeVni(asVni(letter))).toBe(letter);
  });
  it('TCVN3 has every small letter, ư at AD', () => {
    for (const letter of 'áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđĂÂÊÔƠƯĐ')
      expect(decodeTcvn3(asTcvn3(letter))).toBe(letter);
    expect(decodeTcvn3('\u00ad')).toBe('ư');
  });
  it('capitals come back where the word or its line shows them', () => {
    expect(restoreCapitals('CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM\nXã Bản Vược')).toEqual({
      text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXã Bản Vược',
      raised: 7,
    });
  });
  it('a run is decoded by its font, unless it is Unicode already', () => {
    expect(decodeRun('b¶n', '.VnTime')).toEqual({ text: 'bản', script: 'tcvn3' });
    expect(decodeRun('b¶n', '.VnTimeH').text).toBe('BẢN');
    expect(decodeRun('baûn', 'VNI-Helve').text).toBe('bản');
    expect(decodeRun('bản', '.VnTime').text).toBe('bản');
    expect(decodeRun('âu', 'Times New Roman')).toEqual({ text: 'âu', script: 'unicode' });
  });
  it('detection needs more than one word', () => {
    expect(detectLegacy('©')).toBeUndefined();
    expect(detectLegacy('céng hßa x· héi')).toBe('tcvn3');
  });
  it('knows syllables from noise', () => {
    for (const word of ['nghiêng', 'Quyết', 'giếng', 'ĐƯỜNG', 'ỷ', 'khuỷu', 'gì', 'thuở', 'huých'])
      expect(isSyllable(word)).toBe(true);
    for (const word of ['cé«ng', 'straße', 'ñ', 'ếế', 'trẻẻ', 'zẹ']) expect(isSyllable(word)).toBe(false);
  });
});
