import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readText } from '../read.js';
import { type Lexicon, mergeLexicons } from './lexicon.js';
import { parsePls, PlsError, writePls } from './pls.js';

const lexicon = (layer: Lexicon['layer'], ...pairs: [string, string][]): Lexicon => ({
  layer,
  entries: pairs.map(([grapheme, alias]) => ({ grapheme, alias })),
});
const problemOf = (xml: string): string => {
  try {
    parsePls(xml);
  } catch (error) {
    return error instanceof PlsError ? error.problem : 'another error';
  }
  return 'none';
};

describe('a PLS lexicon', () => {
  it('comes back as it was written', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((s) =>
        s
          .normalize('NFC')
          .replace(/[\u0000-\u0020\u007f-\u009f\ufeff\s]+/g, ' ')
          .trim(),
      )
      .filter((s) => s !== '' && s === s.replace(/\s+/g, ' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 8 }), (pairs) => {
        expect(parsePls(writePls(lexicon('province', ...pairs))).entries).toEqual(
          pairs.map(([grapheme, alias]) => ({ grapheme, alias })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is read with prefixes, comments, CDATA, several graphemes and aliases; phonemes are passed over', () => {
    const xml = `\ufeff<?xml version='1.0'?><!-- x --><p:lexicon xmlns:p="u"><p:lexeme><p:grapheme>A &amp; B</p:grapheme><p:grapheme><![CDATA[A<B]]></p:grapheme><p:alias>a&#x20;bê</p:alias><p:alias>a bờ</p:alias></p:lexeme><p:lexeme><p:grapheme>C</p:grapheme><p:phoneme>ce</p:phoneme></p:lexeme></p:lexicon>`;
    expect(parsePls(xml).entries).toEqual([
      { grapheme: 'A & B', alias: 'a bê', alternatives: ['a bờ'] },
      { grapheme: 'A<B', alias: 'a bê', alternatives: ['a bờ'] },
    ]);
  });

  it.each([
    ['a DTD', '<!DOCTYPE l [<!ENTITY a "b">]><lexicon/>', 'forbidden-markup'],
    ['an entity of its own', '<lexicon>&a;</lexicon>', 'forbidden-markup'],
    ['a processing instruction', '<lexicon><?php x ?></lexicon>', 'forbidden-markup'],
    ['deep nesting', '<a>'.repeat(100), 'forbidden-markup'],
    ['an open element', '<lexicon><lexeme>', 'not-xml'],
    ['crossed elements', '<lexicon><a></lexicon></a>', 'not-xml'],
    ['two roots', '<lexicon/><lexicon/>', 'not-xml'],
    ['plain text', 'UBND = Ủy ban', 'not-xml'],
    ['another language', '<html></html>', 'not-pls'],
    ['nothing', '', 'not-pls'],
    ['too much', `<lexicon>${' '.repeat(4_000_001)}</lexicon>`, 'too-large'],
  ])('refuses %s', (_what, xml, problem) => expect(problemOf(xml)).toBe(problem));

  it('never fails in another way', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(
              fc.constantFrom(
                '<lexicon>',
                '</lexicon>',
                '<a b="',
                '">',
                '<!--',
                '-->',
                '&lt;',
                '&',
                '<![CDATA[',
                ']]>',
                'x',
              ),
            )
            .map((p) => p.join('')),
        ),
        (xml) => expect(problemOf(xml)).not.toBe('another error'),
      ),
    );
  });
});

describe('layers', () => {
  it('commune over province over built-in, whatever their order', () => {
    const province = lexicon('province', ['UBND', 'Ủy ban'], ['HTX', 'hợp tác xã tỉnh']);
    const commune = lexicon('commune', ['UBND', 'Ủy ban xã']);
    const merged = mergeLexicons([commune, province]);
    expect(readText('UBND và HTX, HĐND', { lexicon: merged }).spoken).toBe(
      'Ủy ban xã và hợp tác xã tỉnh, Hội đồng nhân dân',
    );
  });

  it('the longest match wins, over rules too', () => {
    const own = lexicon(
      'province',
      ['07/2017/QĐ-UBND', 'quyết định về nước sạch'],
      ['Sa', 'xa'],
      ['Sa Pa', 'Sa Pả'],
      ['1/5', 'một phần năm'],
    );
    expect(readText('07/2017/QĐ-UBND tại Sa Pa và Sa, ngày 1/5, 21/5', { lexicon: own }).spoken).toBe(
      'quyết định về nước sạch tại Sa Pả và xa, ngày một phần năm, ngày hai mươi mốt tháng năm',
    );
  });

  it('counts whole words only, in any case unless told, NFD as NFC', () => {
    const own: Lexicon = {
      entries: [
        { grapheme: 'bản', alias: 'bản làng' },
        { grapheme: 'Mông', alias: 'Hơ Mông', caseSensitive: true },
      ],
    };
    expect(readText('Bản tin, văn bảng; mông Mông'.normalize('NFD'), { lexicon: own }).spoken).toBe(
      'bản làng tin, văn bảng; mông Hơ Mông',
    );
  });

  it('shows a correction as such, with what else it could be', () => {
    const own: Lexicon = {
      entries: [{ grapheme: 'XYZ', alias: 'ích y dét', alternatives: ['Xí nghiệp Y'] }],
    };
    expect(readText('XYZ', { lexicon: own }).spans).toEqual([
      {
        start: 0,
        end: 3,
        source: 'XYZ',
        spoken: 'ích y dét',
        type: 'lexicon',
        rule: 'own-lexicon',
        confidence: 1,
        alternatives: ['Xí nghiệp Y'],
      },
    ]);
  });
});
