import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeLexicons } from './lexicon/lexicon.js';
import { toSsml } from './output/ssml.js';
import { readText } from './read.js';
import { NAUGHTY } from './naughty-strings.fixture.js';

/** Letters of the alphabet of the language and of Latin, six marks, spaces and line feeds. */
const ENGINE_TEXT = /^[A-Za-zÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9 \n.,;:?!]*$/;
/** Two capitals in a row would be spelled, or guessed, by an engine. */
const CAPITALS = /\p{Lu}{2}/u;

const FRAGMENTS = [
  '07/2017/QĐ-UBND',
  'Quý I/2025',
  '9-10%/năm',
  '15-17/8',
  '1.500.000 đồng',
  '-2°C',
  'QL.4D',
  'km 12+300',
  'a@b.vn',
  'Điều 5',
  'điểm đ',
  'UBND',
  'HĐND',
  'TP.HCM',
  'VNeID',
  'Covid-19',
  '08h30',
  '24/7',
  '½',
  '➢',
  '…',
  './.',
  '(i)',
  'II.',
  'QUYẾT ĐỊNH',
  'XYZ',
  'ABCDEFG',
  'I',
  'V',
  'x',
  'đ',
  '\n',
  '\n\n',
  ' ',
  '-',
  '–',
  '/',
  '&',
  '%',
  '.',
  ',',
  ';',
  ':',
  '!',
  '(',
  ')',
  '"',
  "'",
  "M'nông",
  'số',
  'Số: ',
  'ngày',
  'tháng',
  'năm',
  'thứ',
  '1',
  '05',
  '2026',
  '1/5',
  '0912345678',
  'kg',
  'm2',
  '3 x 4',
  'đồng/hộ/tháng',
  'T2',
  'CN',
  'TikTok',
  'N.V.A',
  'P.5',
  'e\u0301',
  'U\u031b\u0309',
  '😀',
  '中文',
  '\u202e',
  'k2 Điều 5',
  'iPhone15',
  'http://',
];
const policyLike = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...FRAGMENTS) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constant(' ') },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 120 }),
  policyLike,
);

function check(text: string): void {
  const reading = readText(text);
  expect(reading.spoken).toMatch(ENGINE_TEXT);
  expect(reading.spoken).not.toMatch(CAPITALS);
  for (const span of [...reading.spans, ...reading.unsure])
    expect(text.slice(span.start, span.end)).toBe(span.source);
  expect(readText(reading.spoken).spoken).toBe(reading.spoken);
}

describe('any text', () => {
  it('becomes plain words, and reading them again changes nothing', () => {
    fc.assert(fc.property(anyText, check), { numRuns: 2000 });
  });

  it('of the naughty strings too, in both styles', () => {
    for (const text of NAUGHTY) {
      check(text);
      expect(readText(text, { style: 'citation' }).spoken).toMatch(ENGINE_TEXT);
    }
  });

  it('gives well-formed SSML', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const ssml = toSsml(readText(text));
        const bare = ssml.replace(/<[^<>]*>/g, '').replace(/&(?:amp|lt|gt|quot|apos);/g, '');
        expect(bare).not.toMatch(/[<>&]/);
        expect((ssml.match(/<s>/g) ?? []).length).toBe((ssml.match(/<\/s>/g) ?? []).length);
        expect((ssml.match(/<p>/g) ?? []).length).toBe((ssml.match(/<\/p>/g) ?? []).length);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps spans and sentences in order and inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { spans, sentences } = readText(text);
        for (const list of [
          spans.map(({ start, end }) => [start, end]),
          sentences.map(({ sourceStart, sourceEnd }) => [sourceStart, sourceEnd]),
        ]) {
          let last = 0;
          for (const [start = 0, end = 0] of list) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is read the same in NFC and NFD', () => {
    fc.assert(
      fc.property(policyLike, (text) => {
        expect(readText(text.normalize('NFD')).spoken).toBe(readText(text.normalize('NFC')).spoken);
      }),
      { numRuns: 1000 },
    );
  });

  it('stays plain whatever the lexicon holds', () => {
    const lexicon = mergeLexicons([
      {
        layer: 'commune',
        entries: [
          { grapheme: 'UBND', alias: 'Ủy ban số 5 <b>&' },
          { grapheme: '7', alias: 'QĐ-TTg 12/2020' },
        ],
      },
    ]);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readText(text, { lexicon }).spoken).toMatch(ENGINE_TEXT);
      }),
      { numRuns: 300 },
    );
  });
});

describe('time', () => {
  const shapes = [
    '1',
    ' ',
    'a',
    'b',
    'A',
    '.',
    '-',
    '/',
    '(',
    '1.',
    '1,',
    'A.',
    '1/',
    'ă',
    '\u0301',
    'e\u0301',
    '😀',
    '\n',
    'I',
    '0',
    'số ',
    'a.',
    '"',
    '…',
    'a@',
    '1-',
    'Đ/',
    '<',
    'https://a.',
    '9/QĐ-',
  ];

  it('grows with the length only', () => {
    for (const shape of shapes) {
      const small = shape.repeat(Math.ceil(3_000 / shape.length));
      const large = small.repeat(20);
      const time = (text: string): number => {
        const start = process.cpuUsage();
        readText(text);
        const used = process.cpuUsage(start);
        return used.user + used.system;
      };
      time(small);
      const [one, twenty] = [Math.max(3000, time(small)), time(large)];
      // Twenty times the text may take forty times as long on a noisy machine; quadratic would take four hundred.
      expect({ shape, ratio: twenty / one > 100 ? twenty / one : 0 }).toEqual({ shape, ratio: 0 });
    }
  });
});
