// A wrong number, date or agency over a village's loudspeakers cannot be taken back: what a text says is carried through the
// reading and understood again by an ear of its own, which knows nothing of the reader's numerals, rules or lexicon.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readText } from './read.js';

const DIGITS: Readonly<Record<string, number>> = {
  ...{ không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5 },
  ...{ sáu: 6, bảy: 7, tám: 8, chín: 9 },
};
const SCALES: Readonly<Record<string, number>> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9 };

/** What a listener understands of a spoken whole number, from left to right; NaN where it is none. */
function heardWhole(words: readonly string[]): number {
  let [total, group, digit] = [0, 0, NaN];
  const take = (): number => {
    const taken = group + (Number.isNaN(digit) ? 0 : digit);
    [group, digit] = [0, NaN];
    return taken;
  };
  for (const word of words) {
    if (word in DIGITS) {
      if (!Number.isNaN(digit)) return NaN;
      digit = DIGITS[word] ?? NaN;
    } else if (word === 'mười') digit = addTo(10);
    else if (word === 'mươi') digit = addTo(digit * 10);
    else if (word === 'trăm') digit = addTo(digit * 100);
    else if (word in SCALES) {
      const scale = SCALES[word] ?? NaN;
      // "hai nghìn tỷ": a scale multiplies everything smaller said before it.
      const below = total % (scale * 1000);
      total = total - below + (below >= scale ? NaN : (below + take()) * scale);
    } else if (word !== 'linh' && word !== 'lẻ') return NaN;
  }
  return words.length === 0 ? NaN : total + take();

  function addTo(amount: number): number {
    group += amount;
    return NaN;
  }
}

/** With a comma and its digits one by one, or as a number of their own. */
function heard(spoken: string): number {
  const [whole = '', fraction] = spoken.trim().split(/\s*phẩy\s*/);
  const value = heardWhole(whole.split(/\s+/));
  if (fraction === undefined) return value;
  const digits = fraction.split(/\s+/).map((word) => DIGITS[word]);
  const written = digits.every((digit) => digit !== undefined)
    ? digits.join('')
    : String(heardWhole(fraction.split(/\s+/)));
  return Number(`${value}.${written}`);
}

const date = fc
  .record({
    y: fc.integer({ min: 1945, max: 2099 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 31 }),
  })
  .filter(({ y, m, d }) => new Date(Date.UTC(y, m - 1, d)).getUTCDate() === d);
type When = { y: number; m: number; d: number };
const two = (n: number): string => String(n).padStart(2, '0');
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.');

function heardDate(spoken: string): When | null {
  const match = /^(?:ngày |mùng |mồng )*(.+?) tháng (.+?) năm (.+)$/.exec(spoken);
  if (!match) return null;
  const [d = NaN, m = NaN, y = NaN] = match.slice(1).map((part) => heardWhole(part.split(' ')));
  return { y, m, d };
}
function heardTime(spoken: string): { h: number; min: number } | null {
  const match = /^(.+?) giờ(?: (rưỡi|.+?)(?: phút)?)?$/.exec(spoken);
  if (!match) return null;
  const min =
    match[2] === undefined || match[2] === 'đúng'
      ? 0
      : match[2] === 'rưỡi'
        ? 30
        : heard(match[2].replace(/^không /, ''));
  return { h: heard((match[1] ?? '').replace(/^không (?=\S)/, '')), min };
}

const KINDS: Readonly<Record<string, string>> = {
  ...{ QĐ: 'Quyết định', NĐ: 'Nghị định', NQ: 'Nghị quyết', KH: 'Kế hoạch', TB: 'Thông báo' },
  ...{ CT: 'Chỉ thị', TT: 'Thông tư', BC: 'Báo cáo', TTr: 'Tờ trình', HD: 'Hướng dẫn', CĐ: 'Công điện' },
};
const ISSUERS: Readonly<Record<string, string>> = {
  ...{ UBND: 'Ủy ban nhân dân', HĐND: 'Hội đồng nhân dân', CP: 'Chính phủ', TTg: 'Thủ tướng Chính phủ' },
  ...{ BTC: 'Bộ Tài chính', BYT: 'Bộ Y tế', BNV: 'Bộ Nội vụ', BGDĐT: 'Bộ Giáo dục và Đào tạo' },
  ...{ BTTTT: 'Bộ Thông tin và Truyền thông', SNV: 'Sở Nội vụ', SYT: 'Sở Y tế', BCA: 'Bộ Công an' },
};
const AGENCIES: Readonly<Record<string, string>> = {
  ...{
    UBND: ISSUERS['UBND'] ?? '',
    HĐND: ISSUERS['HĐND'] ?? '',
    BHXH: 'bảo hiểm xã hội',
    MTTQ: 'Mặt trận Tổ quốc',
  },
  ...{ BYT: 'Bộ Y tế', BNV: 'Bộ Nội vụ', BCA: 'Bộ Công an', VPCP: 'Văn phòng Chính phủ' },
  ...{ NHNN: 'Ngân hàng Nhà nước', TAND: 'Tòa án nhân dân', VKSND: 'Viện kiểm sát nhân dân' },
};

/** An issuer that the sentence has named already need not be named again. */
const isIssuer = (said: string, issuer: string, earlier: string): boolean => {
  const name = (ISSUERS[issuer] ?? '').toLowerCase();
  return said === '' ? earlier.toLowerCase().includes(name) : said.toLowerCase() === name;
};

/** Something that a text says: how it is written, and whether a listener understood the same. */
interface Fact {
  written: string;
  understood: (spoken: string, before: string) => boolean;
}
const same = (a: object | null, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(b));

const dates: fc.Arbitrary<Fact> = fc
  .tuple(date, fc.constantFrom('/', '-', '.'), fc.boolean(), fc.constantFrom('ngày ', ''))
  .map(([{ y, m, d }, sign, padded, word]) => {
    const [day, month] = padded ? [two(d), two(m)] : [d, m];
    return {
      written: `${word}${[day, month, y].join(sign)}`,
      understood: (spoken) => same(heardDate(spoken), { y, m, d }),
    };
  });
const dateInWords: fc.Arbitrary<Fact> = date.map(({ y, m, d }) => ({
  written: `ngày ${d} tháng ${m} năm ${y}`,
  understood: (spoken) => same(heardDate(spoken), { y, m, d }),
}));
const times: fc.Arbitrary<Fact> = fc
  .tuple(
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
    fc.constantFrom('h', ':', ' giờ ', 'g'),
    fc.boolean(),
  )
  .map(([h, min, sign, padded]) => ({
    written: `${padded ? two(h) : h}${sign}${two(min)}${sign === ' giờ ' ? ' phút' : ''}`,
    understood: (spoken) => same(heardTime(spoken), { h, min }),
  }));
const money: fc.Arbitrary<Fact> = fc
  .tuple(
    fc.integer({ min: 1000, max: 999_999_999_999 }),
    fc.constantFrom(' đồng', 'đ', ' VNĐ', ' VND'),
    fc.constantFrom('', '/tháng', '/người'),
  )
  .map(([amount, currency, per]) => ({
    written: `${grouped(amount)}${currency}${per}`,
    understood: (spoken) => {
      const match = /^(.+?) đồng(?: (?:trên|một|mỗi) (tháng|người))?$/.exec(spoken);
      return heard(match?.[1] ?? '') === amount && (match?.[2] ?? '') === per.slice(1);
    },
  }));
const millions: fc.Arbitrary<Fact> = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom('triệu', 'tỷ'))
  .map(([whole, tenth, scale]) => ({
    written: `${whole},${tenth} ${scale} đồng`,
    understood: (spoken) => {
      const match = new RegExp(`^(.+) ${scale} (rưỡi )?đồng$`).exec(spoken);
      return near(heard(match?.[1] ?? '') + (match?.[2] ? 0.5 : 0), whole + tenth / 10);
    },
  }));
const percentages: fc.Arbitrary<Fact> = fc
  .tuple(
    fc.integer({ min: 0, max: 100 }),
    fc.option(fc.integer({ min: 1, max: 99 })),
    fc.constantFrom('%', ' %'),
    fc.constantFrom('', '/năm'),
  )
  .map(([whole, part, sign, per]) => ({
    written: `${whole}${part === null ? '' : `,${two(part)}`}${sign}${per}`,
    understood: (spoken) => {
      const match = /^(.+?) phần trăm(?: (?:trên|một|mỗi) (năm))?$/.exec(spoken);
      const meant = whole + (part ?? 0) / 100;
      return near(heard(match?.[1] ?? ''), meant) && (match?.[2] ?? '') === per.slice(1);
    },
  }));
const percentRanges: fc.Arbitrary<Fact> = fc
  .tuple(fc.integer({ min: 1, max: 48 }), fc.integer({ min: 1, max: 50 }), fc.constantFrom('-', ' - ', '–'))
  .map(([low, more, dash]) => ({
    written: `${low}${dash}${low + more}%`,
    understood: (spoken) => {
      const match = /^(?:từ )?(.+?) đến (.+?) phần trăm$/.exec(spoken);
      return heard(match?.[1] ?? '') === low && heard(match?.[2] ?? '') === low + more;
    },
  }));
const documents: fc.Arbitrary<Fact> = fc
  .tuple(
    fc.integer({ min: 1, max: 4999 }),
    fc.option(fc.integer({ min: 1990, max: 2035 })),
    fc.constantFrom(...Object.keys(KINDS)),
    fc.constantFrom(...Object.keys(ISSUERS)),
    fc.constantFrom('kind', 'số', 'bare'),
  )
  .map(([number, year, kind, issuer, how]) => {
    const symbol = `${number < 10 ? two(number) : number}${year === null ? '' : `/${year}`}/${kind}-${issuer}`;
    const before = how === 'kind' ? `${KINDS[kind] ?? ''} số ` : how === 'số' ? 'văn bản số ' : '';
    return {
      written: `${before}${symbol}`,
      understood: (spoken, earlier) => {
        const match =
          /^(?:văn bản (?:số )?)?(.*?) ?số (.+?)(?: năm ((?:một|hai) nghìn(?: (?!của )\S+)*))?(?: của (.+))?$/.exec(
            spoken,
          );
        const [said = '', digits = '', of, by = ''] = match?.slice(1) ?? [];
        // Who wrote "văn bản số" has said a kind already.
        const kindSaid = said.replace(/^văn bản (?:số )?/, '').toLowerCase();
        return (
          heard(digits) === number &&
          (year === null ? of === undefined : heard(of ?? '') === year) &&
          (kindSaid === (KINDS[kind] ?? '').toLowerCase() || (how === 'số' && kindSaid === '')) &&
          isIssuer(by, issuer, earlier)
        );
      },
    };
  });
const agencies: fc.Arbitrary<Fact> = fc.constantFrom(...Object.entries(AGENCIES)).map(([written, name]) => ({
  written,
  understood: (spoken) => spoken.toLowerCase() === name.toLowerCase(),
}));
const quarters: fc.Arbitrary<Fact> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1990, max: 2099 }), fc.boolean())
  .map(([quarter, year, roman]) => ({
    written: `quý ${roman ? ['I', 'II', 'III', 'IV'][quarter - 1] : quarter}/${year}`,
    understood: (spoken) => {
      const match = /^quý (.+?) năm (.+)$/i.exec(spoken);
      const said = match?.[1] === 'nhất' ? 1 : heard(match?.[1] ?? '');
      return said === quarter && heard(match?.[2] ?? '') === year;
    },
  }));
const telephones: fc.Arbitrary<Fact> = fc
  .tuple(fc.constantFrom('09', '03', '07', '08'), fc.stringMatching(/^\d{8}$/), fc.constantFrom('', '.', ' '))
  .map(([prefix, rest, sign]) => {
    const digits = `${prefix}${rest}`;
    return {
      written: `điện thoại ${[digits.slice(0, 4), digits.slice(4, 7), digits.slice(7)].join(sign)}`,
      understood: (spoken) =>
        spoken
          .replace(/^điện thoại /, '')
          .split(/[\s,]+/)
          .map((word) => DIGITS[word])
          .join('') === digits,
    };
  });

/** Words that no reading contains, so that what stands between them can be found again. */
const FENCES = ['mèo', 'gà', 'cá', 'lợn', 'bò', 'vịt'];
const between = (facts: readonly Fact[]): string =>
  facts.map(({ written }, i) => `${FENCES[i] ?? ''} ${written}`).join(' ') + ` ${FENCES[facts.length] ?? ''}`;
function spokenOf(spoken: string, i: number): string {
  const words = spoken.replace(/[.,;:?!]+(?=\s|$)/g, '').split(/\s+/);
  return words.slice(words.indexOf(FENCES[i] ?? '') + 1, words.indexOf(FENCES[i + 1] ?? '')).join(' ');
}

function check(facts: readonly Fact[], style: 'radio' | 'citation' = 'radio'): void {
  const text = between(facts);
  const { spoken } = readText(text, { style });
  facts.forEach((fact, i) => {
    const said = spokenOf(spoken, i);
    const earlier = spoken.slice(0, spoken.indexOf(FENCES[i] ?? ''));
    if (!fact.understood(said, earlier))
      throw new Error(`“${fact.written}” in “${text}” was heard as “${said}”`);
  });
}

describe('the ear', () => {
  it.each([
    ['một triệu năm trăm nghìn', 1_500_000],
    ['hai nghìn không trăm linh năm', 2005],
    ['một tỷ không trăm linh năm', 1_000_000_005],
    ['chín trăm chín mươi chín tỷ', 999e9],
    ['hai mươi mốt phẩy không năm', 21.05],
    ['mười lăm phẩy bảy mươi lăm', 15.75],
    ['một hai', NaN],
    ['bà con', NaN],
  ])('understands %s', (spoken, value) => expect(heard(spoken)).toEqual(value));

  it('hears a wrong one', () => {
    const fact = fc.sample(dateInWords, 1)[0];
    expect(fact?.understood('ngày hai tháng ba năm một nghìn chín trăm', '')).toBe(false);
  });
});

describe('what a text says is what is heard', () => {
  it.each([
    ['dates', dates],
    ['dates in words', dateInWords],
    ['times', times],
    ['amounts of money', money],
    ['millions and billions', millions],
    ['percentages', percentages],
    ['ranges of percentages', percentRanges],
    ['document numbers', documents],
    ['agencies', agencies],
    ['quarters', quarters],
    ['telephone numbers', telephones],
  ])('%s', (_name, facts) => {
    fc.assert(
      fc.property(facts, (fact) => check([fact])),
      { numRuns: 500 },
    );
  });

  it('counts and sums, behind words that may also introduce a telephone or an account', () => {
    const before = fc.constantFrom(
      ...[
        'thông báo',
        'báo cáo có',
        'công an xã mời',
        'liên hệ',
        'gọi',
        'tham gia BHYT',
        'mua điện thoại',
        'máy',
      ],
      ...[
        'theo số liệu của Sở GD&ĐT có',
        'mã',
        'cấp cứu',
        'theo Quyết định số 01/QĐ-BGDĐT hỗ trợ',
        'tổng đài nhận',
      ],
    );
    const what = fc.constantFrom(
      ' hộ',
      ' người',
      ' đồng',
      ' lượt',
      ' triệu đồng',
      ' cây',
      ' ha',
      ' học sinh',
      '%',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.boolean(),
        before,
        what,
        (n, dots, words, unit) => {
          const text = `mèo ${words} ${dots ? grouped(n) : n}${unit} gà`;
          const said = spokenOf(readText(text).spoken, 0);
          const unitSaid = unit === '%' ? ' phần trăm' : unit === ' ha' ? ' héc ta' : unit;
          const counted = said.endsWith(unitSaid) ? said.slice(0, -unitSaid.length).split(' ') : [];
          // The longest end of it that is a number.
          const from = counted.findIndex((_, i) => heardWhole(counted.slice(i)) === n);
          if (from < 0) throw new Error(`“${text}” was heard as “${said}”`);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('in one sentence, whatever stands beside what', () => {
    const any = fc.oneof(
      dates,
      dateInWords,
      times,
      money,
      millions,
      percentages,
      percentRanges,
      documents,
      agencies,
      quarters,
    );
    fc.assert(
      fc.property(fc.array(any, { minLength: 2, maxLength: 5 }), (facts) => check(facts)),
      { numRuns: 800 },
    );
  });
});
