import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  correctEverywhere,
  isEditOf,
  mayKeep,
  rebase,
  segmentsOf,
  type Span,
  withCorrection,
  withoutPlaces,
} from './corrections.js';
import { contentOf, instantOf, localOf, missing, newDraft, newVariant, renamed, trimmed } from './draft.js';
import {
  chosenSeconds,
  chosenText,
  defaultChoice,
  foldedAtFirst,
  outlineRows,
  proposedSource,
  proposedTitle,
  shownRows,
  stateOf,
  toggle,
} from './outline-choice.js';

const span = (start: number, end: number, source: string, spoken = 'đọc'): Span => ({
  ...{ start, end, source, spoken },
  type: 'number',
  confidence: 0.5,
  alternatives: [],
});
const correction = (start: number, end: number, spoken = 'khác') => ({ start, end, spoken, keep: false });

describe('corrections', () => {
  it('move with the text around an edit, and go with the words that were edited', () => {
    const before = 'Theo QĐ 07 và KH 12 của xã';
    const own = [correction(5, 7), correction(14, 16)];
    expect(rebase(before, `Căn cứ ${before}`, own)).toEqual([correction(12, 14), correction(21, 23)]);
    expect(rebase(before, before.replace('QĐ 07', 'QĐ 08'), own)).toHaveLength(2);
    expect(rebase(before, before.replace('QĐ', 'NĐ'), own)).toEqual([correction(14, 16)]);
  });

  it('mark the same words after any edit elsewhere', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (head, tail) => {
        const before = 'mức 5% nhé';
        const [moved] = rebase(before, `${head}${before}${tail}`, [correction(4, 6)]);
        const after = `${head}${before}${tail}`;
        if (moved) expect(after.slice(moved.start, moved.end)).toBe('5%');
      }),
    );
  });

  it('replace what they overlap, and are set wherever the same is read the same', () => {
    expect(withCorrection([correction(0, 5), correction(8, 9)], correction(3, 6))).toEqual([
      correction(3, 6),
      correction(8, 9),
    ]);
    const spans = [span(0, 2, 'KH'), span(5, 7, 'KH'), span(9, 11, 'KH', 'khách hàng')];
    const set = correctEverywhere([], spans, spans[0]!, { spoken: 'kế hoạch', keep: true });
    expect(set.map(({ start }) => start)).toEqual([0, 5]);
  });

  it('stay where a text was edited, and not where another was put in its place', () => {
    expect(isEditOf('Họp thôn lúc 7 giờ', 'Họp thôn lúc 8 giờ')).toBe(true);
    expect(isEditOf('Họp thôn lúc 7 giờ', 'Lịch tiêm chủng')).toBe(false);
    expect(isEditOf('', 'Lịch tiêm chủng')).toBe(false);
  });

  it('and spans cut the text without losing a letter', () => {
    const text = 'Theo KH 12 của xã';
    const segments = segmentsOf(text, [span(5, 7, 'KH'), span(8, 10, '12')], [correction(8, 10)]);
    expect(segments.map((s) => s.text).join('')).toBe(text);
    expect(segments.map((s) => [Boolean(s.span), Boolean(s.correction)])).toEqual([
      [false, false],
      [true, false],
      [false, false],
      [true, true],
      [false, false],
    ]);
  });

  it('stay where a sign that nobody reads is taken out everywhere', () => {
    const left = withoutPlaces(
      '🎉 Tổ ANKS 🎉 trực',
      [correction(6, 10)],
      [span(0, 3, '🎉 '), span(11, 14, '🎉 ')],
    );
    expect(left).toEqual({ text: 'Tổ ANKS trực', corrections: [correction(3, 7)] });
  });

  it('that are too long are not kept', () => {
    expect([mayKeep('KH', 'kế hoạch'), mayKeep('a'.repeat(121), 'a')]).toEqual([true, false]);
  });
});

const part = (id: string, kind: string, level: number, text = 'Chữ.', more: object = {}) => ({
  ...{ id, kind, level, heading: text.slice(0, 20), text },
  ...{ selectedByDefault: kind !== 'recipients', estimatedSeconds: 10 },
  ...more,
});
const parts = [
  part('p1', 'issuer', 0, 'TỈNH LÀO CAI\nUBND XÃ BẢN HỒ', { selectedByDefault: false }),
  part('p2', 'title', 0, 'THÔNG BÁO\nVề lịch tiêm chủng'),
  part('p3', 'article', 0),
  part('p4', 'clause', 1),
  part('p5', 'table', 1, '', { selectedByDefault: false }),
  part('p6', 'recipients', 0),
];

describe('the outline', () => {
  const rows = outlineRows(parts);

  it('is a tree with the length of everything below', () => {
    expect(rows.map(({ depth }) => depth)).toEqual([0, 0, 0, 1, 1, 0]);
    expect(rows[2]).toMatchObject({ seconds: 30, hasChildren: true, readable: ['p3', 'p4'] });
    expect(rows[1]).toMatchObject({ hasChildren: false });
    expect(defaultChoice(parts)).toEqual(['p3', 'p4']);
  });

  it('is ticked with what is below, and half ticked', () => {
    const chosen = new Set(['p3', 'p4']);
    expect(stateOf(new Set(['p4']), rows[2]!)).toBe('some');
    expect([...toggle(new Set(['p4']), rows[2]!)].sort()).toEqual(['p3', 'p4']);
    expect([...toggle(new Set(['p2', 'p3', 'p4']), rows[2]!)]).toEqual(['p2']);
    expect(chosenSeconds(parts, chosen)).toBe(20);
    expect(chosenText(parts, new Set(['p3', 'p4', 'p5']))).toBe('Chữ.\n\nChữ.');
  });

  it('of a long document is folded', () => {
    const long = outlineRows(
      Array.from({ length: 90 }, (_, i) => part(`q${i}`, 'clause', i === 0 ? 0 : i % 3)),
    );
    expect(shownRows(long, foldedAtFirst(long)).length).toBeLessThan(90);
    expect(shownRows(rows, foldedAtFirst(rows))).toHaveLength(rows.length);
  });

  it('proposes title and source', () => {
    expect(proposedTitle(parts, '')).toBe('Thông báo về lịch tiêm chủng');
    expect(proposedTitle(null, '\n  HỌP THÔN TỐI NAY.\nMời bà con.')).toBe('Họp thôn tối nay');
    expect(proposedTitle(null, 'Mời bà con '.repeat(12))).toBe('');
    expect(proposedTitle(null, '## **Họp thôn tối nay**')).toBe('Họp thôn tối nay');
    expect(proposedSource(parts)).toBe('UBND xã Bản Hồ');
    expect(proposedSource([part('p1', 'issuer', 0, 'ỦY BAN NHÂN DÂN\nXÃ BẮC HÀ')])).toBe(
      'Ủy ban nhân dân xã Bắc Hà',
    );
    expect(proposedSource(null)).toBe('');
  });
});

describe('a draft', () => {
  const nowMs = Date.parse('2026-11-22T20:30:00Z');

  it('begins in local time and becomes what the hub takes', () => {
    const draft = newDraft('2025-02728', 'UBND xã', nowMs);
    expect(draft.validFrom).toEqual({ date: '2026-11-23', time: '03:30' });
    expect(instantOf(localOf(nowMs))).toBe('2026-11-22T20:30:00.000Z');
    expect(missing(draft, nowMs)).toEqual(['title', 'variant-vi']);
    const ready = {
      ...draft,
      title: ' Họp thôn ',
      variants: [
        {
          ...newVariant('vi'),
          text: '  Mời họp 5% ',
          corrections: { full: [correction(10, 12)], short: [] },
        },
      ],
    };
    expect(missing(ready, nowMs)).toEqual([]);
    expect(contentOf(ready)).toMatchObject({
      title: 'Họp thôn',
      author: null,
      variants: [{ origin: 'text', corrections: [{ start: 8, end: 10 }], recordings: [] }],
    });
    const ended = { ...ready, validTo: { date: '2026-11-01', time: '05:30' } };
    expect(missing(ended, nowMs)).toEqual(['validity']);
    expect(missing({ ...ended, validFrom: { date: '2026-10-01', time: '05:30' } }, nowMs)).toEqual(['past']);
    const spoken = { ...ready, variants: [newVariant('hmn', 'recording')] };
    expect(missing(spoken, nowMs)).toEqual(['variant-hmn']);
  });

  it('takes the title and source of another document, unless somebody typed their own', () => {
    const draft = { ...newDraft('2025-02728', 'UBND xã', nowMs), title: 'Họp thôn' };
    const was = { title: 'Họp thôn', source: 'UBND tỉnh' };
    const now = { title: 'Tiêm phòng', source: 'Sở Y tế' };
    expect(renamed(draft, was, now)).toEqual({ title: 'Tiêm phòng', source: 'UBND xã' });
    expect(renamed({ ...draft, title: 'Họp gấp', source: '' }, was, now)).toEqual({
      title: 'Họp gấp',
      source: 'Sở Y tế',
    });
  });

  it('counts corrections from the first letter', () => {
    expect(trimmed('\n a', [correction(2, 3)])).toEqual([correction(0, 1)]);
  });
});
