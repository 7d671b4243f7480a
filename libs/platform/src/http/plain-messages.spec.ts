import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { speakVietnamese } from './validation.js';

const messageOf = (schema: z.ZodType, given: unknown): string | undefined =>
  schema.safeParse(given).error?.issues[0]?.message;

describe('what is wrong with a field', () => {
  speakVietnamese();

  it.each<[z.ZodType, unknown, string]>([
    [z.string().max(60_000), 'x'.repeat(60_001), 'Dài quá 60.000 ký tự: viết ngắn lại'],
    [z.string().min(1), '', 'Cần điền mục này'],
    [z.string().min(10), 'ngắn', 'Cần ít nhất 10 ký tự'],
    [z.string(), undefined, 'Cần điền mục này'],
    [z.array(z.string()).min(1), [], 'Cần ít nhất một mục'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], 'Nhiều nhất 2 mục: bỏ bớt'],
    [z.int().min(1), 0, 'Nhỏ nhất là 1'],
    [z.number().max(120), 121, 'Lớn nhất là 120'],
    [z.number(), 'mười', 'Cần là một số'],
    [z.int(), 1.5, 'Cần là số nguyên'],
    [z.string().regex(/^\d+$/), 'mười', 'Viết chưa đúng dạng, xem lại mục này'],
  ])('%# is said without a word of programmers', (schema, given, message) => {
    expect(messageOf(schema, given)).toBe(message);
  });

  it('a message of the schema’s own goes first, and everything else has one, too', () => {
    expect(messageOf(z.string().min(3, 'Nêu lý do'), '')).toBe('Nêu lý do');
    expect(messageOf(z.enum(['a', 'b']), 'c')).toMatch(/Tùy chọn/);
  });
});
