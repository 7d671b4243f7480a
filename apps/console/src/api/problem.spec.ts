import { describe, expect, it } from '@jest/globals';
import { problemOf, ProblemError } from './problem.js';

describe('an answer that refuses', () => {
  it('is the hub’s own, or of something before it: that one has no sentence worth showing', () => {
    const own = {
      title: 'Dữ liệu gửi lên chưa đúng',
      status: 400,
      code: 'invalid-input',
      detail: 'Thiếu tiêu đề',
    };
    const refused = new ProblemError(problemOf(own, 400));
    expect([refused.message, refused.isNotOfHub]).toEqual(['Thiếu tiêu đề', false]);
    for (const body of [null, '<h1>502 Bad Gateway</h1>', { message: 'upstream' }])
      expect(new ProblemError(problemOf(body, 502)).isNotOfHub).toBe(true);
  });
});
