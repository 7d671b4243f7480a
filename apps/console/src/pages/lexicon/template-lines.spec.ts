import { describe, expect, it } from '@jest/globals';
import { boxesOf, exampleOf, templateOf } from './template-lines.js';

const shipped = {
  unit: null,
  opening: [],
  reading: [
    { role: 'title' as const, text: '{title}.', pauseAfterMs: 800 },
    { role: 'body' as const, text: '{body}', pauseAfterMs: 1000 },
  ],
  between: [{ role: 'notice' as const, text: '{notice}', pauseAfterMs: 700 }],
  notice: 'Xin nhắc lại.',
  readings: 2,
  longSeconds: 300,
};

describe('a template in boxes', () => {
  it('comes back as it was', () => {
    const { unit: _unit, ...content } = shipped;
    expect(templateOf(boxesOf(shipped), shipped)).toEqual(content);
  });

  it('takes lines around the body, and keeps the pauses of those that stay', () => {
    const boxes = { ...boxesOf(shipped), opening: 'Kính thưa bà con.\n\n', after: 'Hết.', longMinutes: 4 };
    const made = templateOf(boxes, shipped);
    expect(made.opening).toEqual([{ role: 'free', text: 'Kính thưa bà con.', pauseAfterMs: 800 }]);
    expect(made.reading.map(({ text }) => text)).toEqual(['{title}.', '{body}', 'Hết.']);
    expect(made).toMatchObject({ longSeconds: 240, between: shipped.between });
    expect(exampleOf(boxes, 'Họp', 'Mời họp.')).toBe(
      'Kính thưa bà con.\nHọp.\nMời họp.\nHết.\nXin nhắc lại.\nHọp.\nMời họp.\nHết.',
    );
  });
});
