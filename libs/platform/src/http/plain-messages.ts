import type { z } from 'zod';

/** The same in both languages of the screens. */
interface Said {
  vi: string;
  en: string;
}

/** What is wrong with a field, as an officer says it; undefined for what only a program can get wrong. */
export function plainMessage(issue: z.core.$ZodRawIssue): Said | undefined {
  switch (issue.code) {
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_format':
      return {
        vi: 'Viết chưa đúng dạng, xem lại mục này',
        en: 'Not written the right way: look at it again',
      };
    default:
      return undefined;
  }
}

/**
 * The English beside what was said of an issue, also where a schema has a Vietnamese sentence of its own.
 * @param issue as zod tells it in the end: without what was typed
 */
export function plainEnglish(issue: z.core.$ZodIssue): string | undefined {
  if (issue.message === EMPTY.vi) return EMPTY.en;
  return plainMessage({ ...issue, input: 'something' } as z.core.$ZodRawIssue)?.en;
}

const EMPTY: Said = { vi: 'Cần điền mục này', en: 'Fill this in' };
const inBoth = (value: number): Said => ({
  vi: value.toLocaleString('vi-VN'),
  en: value.toLocaleString('en-GB'),
});

function tooBig(origin: string, maximum: number): Said | undefined {
  const { vi, en } = inBoth(maximum);
  if (origin === 'string')
    return { vi: `Dài quá ${vi} ký tự: viết ngắn lại`, en: `Longer than ${en} letters: make it shorter` };
  if (origin === 'array') return { vi: `Nhiều nhất ${vi} mục: bỏ bớt`, en: `At most ${en}: take some out` };
  if (origin === 'number' || origin === 'int') return { vi: `Lớn nhất là ${vi}`, en: `At most ${en}` };
  return undefined;
}

function tooSmall(origin: string, minimum: number): Said | undefined {
  const { vi, en } = inBoth(minimum);
  if (origin === 'string')
    return minimum <= 1 ? EMPTY : { vi: `Cần ít nhất ${vi} ký tự`, en: `At least ${en} letters` };
  if (origin === 'array')
    return minimum <= 1
      ? { vi: 'Cần ít nhất một mục', en: 'At least one is needed' }
      : { vi: `Cần ít nhất ${vi} mục`, en: `At least ${en} are needed` };
  if (origin === 'number' || origin === 'int') return { vi: `Nhỏ nhất là ${vi}`, en: `At least ${en}` };
  return undefined;
}

function wrongType(expected: string, given: unknown): Said | undefined {
  if (given === undefined || given === null || given === '') return EMPTY;
  if (expected === 'int') return { vi: 'Cần là số nguyên', en: 'A whole number is needed' };
  if (expected === 'number') return { vi: 'Cần là một số', en: 'A number is needed' };
  return undefined;
}
