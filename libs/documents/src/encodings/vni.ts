/**
 * VNI-Windows: a letter is a base letter, or a base letter and a mark byte, both read as Windows-1252 here.
 * Which marks a base takes is a table; the mark's own case does not matter, the base decides.
 */
const ROWS: readonly [base: string, pairs: string][] = [
  ['a', 'ùá øà ûả õã ïạ êă éắ èằ úẳ üẵ ëặ ââ áấ àầ åẩ ãẫ äậ'],
  ['e', 'ùé øè ûẻ õẽ ïẹ âê áế àề åể ãễ äệ'],
  ['o', 'ùó øò ûỏ õõ ïọ âô áố àồ åổ ãỗ äộ'],
  ['u', 'ùú øù ûủ õũ ïụ'],
  ['y', 'ùý øỳ ûỷ õỹ'],
  ['ô', 'ùớ øờ ûở õỡ ïợ'],
  ['ö', 'ùứ øừ ûử õữ ïự'],
];
const SINGLE: readonly [string, string][] = [
  ['ñ', 'đ'],
  ['ô', 'ơ'],
  ['ö', 'ư'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['ò', 'ị'],
  ['î', 'ỵ'],
];

const pairs = new Map<string, string>();
const singles = new Map<string, string>();
for (const [base, row] of ROWS) {
  for (const [mark = '', letter = ''] of row.split(' ').map((pair) => [...pair])) {
    for (const sign of [mark, mark.toUpperCase()]) {
      pairs.set(base + sign, letter);
      pairs.set(base.toUpperCase() + sign, letter.toUpperCase());
    }
  }
}
for (const [sign, letter] of SINGLE) {
  singles.set(sign, letter);
  singles.set(sign.toUpperCase(), letter.toUpperCase());
}

/** Decodes VNI text that was read as Windows-1252; what is not VNI stays as it is. Linear. */
export function decodeVni(text: string): string {
  const out: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    const pair = pairs.get(sign + text.charAt(at + 1));
    if (pair !== undefined) {
      out.push(pair);
      at += 1;
    } else out.push(singles.get(sign) ?? sign);
  }
  return out.join('');
}
