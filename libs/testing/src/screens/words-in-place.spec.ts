import { afterEach, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { en } from '../../../../apps/console/src/texts/en/index.js';
import { formatIn } from '../../../../apps/console/src/texts/format.js';
import { vi } from '../../../../apps/console/src/texts/vi/index.js';
import { VIETNAMESE } from '../vietnamese.js';

/** Strings and words of a page that are Vietnamese; comments and patterns that search Vietnamese text are none. */
function vietnameseIn(file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const look = (node: ts.Node): void => {
    const isWords =
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node);
    if (isWords && VIETNAMESE.test(node.text)) found.push(node.text.trim());
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/** Where Vietnamese is what the code works on: the title of a document is put together again. */
const WORKED_ON = ['pages/compose/outline-choice.ts'];

describe.each(['console', 'board'])('%s', (app) => {
  const folder = join(process.cwd(), 'apps', app, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file),
  );

  it('says every Vietnamese word out of its catalogue', () => {
    const elsewhere = files.filter((file) => !file.startsWith('texts/') && !WORKED_ON.includes(file));
    expect(elsewhere.length).toBeGreaterThan(10);
    const found = elsewhere.map((file) => [file, vietnameseIn(join(folder, file))] as const);
    expect(found.filter(([, words]) => words.length > 0)).toEqual([]);
  });

  it('is looked at by what finds Vietnamese', () => {
    const words = files
      .filter((file) => file.startsWith('texts/'))
      .flatMap((file) => vietnameseIn(join(folder, file)));
    expect(words.length).toBeGreaterThan(10);
  });
});

/** Every text of a catalogue by its key; texts that are made are left out. */
const textsOf = (words: object, key = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${key}${name}`, value]] : textsOf(value as object, `${key}${name}.`),
  );

describe('the English catalogue', () => {
  /** Names of languages and of kinds of hamlets, and sentences that are there to be read in Vietnamese. */
  const SAME = /^(bulletins\.languages|places\.languages|stations\.hamlet\.types)\.|^lexicon\.\w*[eE]xample/;

  it('says nothing in Vietnamese that it could say in English', () => {
    const vietnamese = new Map(textsOf(vi));
    const left = textsOf(en).filter(([key, text]) => VIETNAMESE.test(text) && vietnamese.get(key) === text);
    expect(left.filter(([key]) => !SAME.test(key))).toEqual([]);
  });
});

/** Texts that are made of numbers: their keys, and which of what they are given is a number. */
function numberTexts(): [key: string, isNumber: boolean[]][] {
  const folder = join(process.cwd(), 'apps/console/src/texts/vi');
  const found: [string, boolean[]][] = [];
  for (const file of readdirSync(folder)) {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(folder, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const look = (node: ts.Node, key: string): void => {
      const named =
        (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) &&
        (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))
          ? `${key}.${node.name.text}`
          : key;
      if (ts.isArrowFunction(node)) {
        const isNumber = node.parameters.map(({ type }) => type?.kind === ts.SyntaxKind.NumberKeyword);
        if (isNumber.includes(true)) found.push([named.slice(1), isNumber]);
      }
      ts.forEachChild(node, (child) => look(child, named));
    };
    look(source, '');
  }
  return found;
}

describe('numbers in sentences', () => {
  const texts = numberTexts();

  it('are found', () => expect(texts.length).toBeGreaterThan(50));

  afterEach(() => formatIn('vi'));

  it.each([
    ['vi', vi, '12.345,5'],
    ['en', en, '12,345.5'],
  ] as const)('are written as those write them who read it: %s', (language, catalogue, written) => {
    formatIn(language);
    const bare = texts.filter(([key, isNumber]) => {
      const text = key
        .split('.')
        .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], catalogue);
      const said = (text as (...given: unknown[]) => string)(...isNumber.map((is) => (is ? 12_345.5 : 'x')));
      return !said.includes(written) && said.includes('12345');
    });
    expect(bare.map(([key]) => key)).toEqual([]);
  });
});
