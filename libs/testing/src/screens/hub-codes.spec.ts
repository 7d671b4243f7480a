import { NOTICE_KINDS } from '#features/monitoring/notice-kinds.js';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { hub } from '../../../../apps/console/src/texts/en/hub.js';
import { VIETNAMESE } from '../vietnamese.js';

const CODE = /^[a-z]+(-[a-z0-9]+)*$/;
/** Whose refusals reach a screen. */
const ROOMS = ['features', 'platform/src', 'persistence/src', 'storage/src'];

const isWords = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
/** Whether a sentence of the hub is in it; what is called or made there has its own code. */
function says(node: ts.Node): boolean {
  if (isWords(node)) return VIETNAMESE.test(node.text);
  if (ts.isIdentifier(node)) return node.text === 'message';
  if (ts.isPropertyAssignment(node)) return says(node.initializer);
  if (ts.isFunctionLike(node) || ts.isCallExpression(node) || ts.isPropertyAccessExpression(node))
    return false;
  return ts.forEachChild(node, (child) => says(child) || undefined) ?? false;
}

/** The code before a sentence in a call: conflict('order-changed', 'Lịch phát vừa được …'). One with its English behind it needs no other. */
const codesOfCall = (given: readonly ts.Node[]): string[] =>
  given.flatMap((one, i) => {
    const [before, after] = [given[i - 1], given[i + 1]];
    const isCode = before && ts.isStringLiteral(before) && CODE.test(before.text);
    return isCode && says(one) && !(after && ts.isStringLiteralLike(after)) ? [before.text] : [];
  });

/** The code beside a message, or the name under which it stands: { code: 'too-deep', message }. */
function codesOfObject(node: ts.ObjectLiteralExpression): string[] {
  const named = (name: string) => node.properties.find((one) => one.name?.getText() === name);
  if (!named('message') || named('messageEn')) return [];
  const codes = ['code', 'reason'].flatMap((name) => {
    const found = named(name);
    return found && ts.isPropertyAssignment(found) && ts.isStringLiteral(found.initializer)
      ? [found.initializer.text]
      : [];
  });
  const { parent } = node;
  if (codes.length > 0 || !ts.isPropertyAssignment(parent) || !ts.isStringLiteral(parent.name)) return codes;
  return says(node) ? [parent.name.text] : [];
}

function codesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node))
      found.push(...codesOfCall(node.arguments ?? []));
    if (ts.isObjectLiteralExpression(node)) found.push(...codesOfObject(node));
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

const codes = ROOMS.flatMap((room) => {
  const folder = join(process.cwd(), 'libs', room);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('migrations'))
    .flatMap((file) => codesIn(join(folder, file)));
});

describe('on an English screen', () => {
  it('every code that the hub says in Vietnamese has its English', () => {
    expect(new Set(codes).size).toBeGreaterThan(150);
    // What the planner finds in the way is said by `plans`, whose types name every reason.
    const known = { ...hub.problems, ...hub.plans };
    expect(codes.filter((code) => !(code in known))).toEqual([]);
  });

  it('nothing is kept for a code that the hub does not say', () => {
    // Made of a variable where they are thrown, or kept with a job whose English is not.
    const made = ['refresh-reused', 'refresh-unknown', 'busy', 'invalid', 'no-voice'];
    const said = new Set([...codes, ...made]);
    expect(Object.keys(hub.problems).filter((code) => !said.has(code))).toEqual([]);
  });

  it('every kind of what waits for a person has its sentence', () => {
    expect(NOTICE_KINDS.filter((kind) => !(kind in hub.notices))).toEqual([]);
  });
});
