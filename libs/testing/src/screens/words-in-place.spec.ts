import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { en } from '../../../../apps/console/src/texts/en/index.js';
import { vi } from '../../../../apps/console/src/texts/vi/index.js';

const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/iu;

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
