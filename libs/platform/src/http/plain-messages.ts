import type { z } from 'zod';

/** What is wrong with a field, as an officer says it; undefined for what only a program can get wrong. */
export function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_format':
      return 'Viết chưa đúng dạng, xem lại mục này';
    default:
      return undefined;
  }
}

const EMPTY = 'Cần điền mục này';
const number = (value: number): string => value.toLocaleString('vi-VN');

function tooBig(origin: string, most: number): string | undefined {
  if (origin === 'string') return `Dài quá ${number(most)} ký tự: viết ngắn lại`;
  if (origin === 'array') return `Nhiều nhất ${number(most)} mục: bỏ bớt`;
  if (origin === 'number' || origin === 'int') return `Lớn nhất là ${number(most)}`;
  return undefined;
}

function tooSmall(origin: string, least: number): string | undefined {
  if (origin === 'string') return least <= 1 ? EMPTY : `Cần ít nhất ${number(least)} ký tự`;
  if (origin === 'array') return least <= 1 ? 'Cần ít nhất một mục' : `Cần ít nhất ${number(least)} mục`;
  if (origin === 'number' || origin === 'int') return `Nhỏ nhất là ${number(least)}`;
  return undefined;
}

function wrongType(expected: string, given: unknown): string | undefined {
  if (given === undefined || given === null || given === '') return EMPTY;
  if (expected === 'int') return 'Cần là số nguyên';
  if (expected === 'number') return 'Cần là một số';
  return undefined;
}
