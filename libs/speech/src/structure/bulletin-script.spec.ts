import { describe, expect, it } from '@jest/globals';
import { bulletinScript } from './bulletin-script.js';
import { chooseTemplate, DEFAULT_TEMPLATE } from './bulletin-templates.js';
import { estimateSeconds } from './duration.js';

describe('what is spoken of a bulletin', () => {
  it('is title, body, the notice, and all of it again', () => {
    const { full, short, shortWanted } = bulletinScript(DEFAULT_TEMPLATE, {
      title: 'Thông báo cắt điện. ',
      body: 'Sáng mai cắt điện.',
    });
    expect(full.text).toBe(
      'Thông báo cắt điện.\nSáng mai cắt điện.\nXin nhắc lại nội dung thông báo.\nThông báo cắt điện.\nSáng mai cắt điện.',
    );
    expect(full.lines.map((line) => line.role)).toEqual(['title', 'body', 'notice', 'title', 'body']);
    expect(short).toBeUndefined();
    expect(shortWanted).toBe(false);
  });
  it('is read once, or as often as asked, never more than five times', () => {
    const readings = (repetition: number): number =>
      bulletinScript(DEFAULT_TEMPLATE, { title: 'A', body: 'B', repetition }).full.lines.filter(
        (line) => line.role === 'body',
      ).length;
    expect([1, 3, 99, 0, -2, Number.NaN].map(readings)).toEqual([1, 3, 5, 1, 1, 1]);
  });
  it('has the short version beside the full one, and wants it when the full one is long', () => {
    const body = 'chữ '.repeat(2000);
    expect(bulletinScript(DEFAULT_TEMPLATE, { title: 'A', body }).shortWanted).toBe(true);
    const both = bulletinScript(DEFAULT_TEMPLATE, { title: 'A', body, short: 'Ngắn.' });
    expect(both.shortWanted).toBe(false);
    expect(both.short?.text).toContain('Ngắn.');
    expect(both.short?.estimatedSeconds).toBeLessThan(both.full.estimatedSeconds);
  });
  it('never replaces inside what is replaced, and leaves a line with nothing to say out', () => {
    expect(
      bulletinScript(DEFAULT_TEMPLATE, { title: '', body: 'Nói {title} và {notice}', repetition: 1 }).full
        .text,
    ).toBe('Nói {title} và {notice}');
  });
});

describe('templates', () => {
  const own = { ...DEFAULT_TEMPLATE, id: 'own', stationId: 's1' };
  const province = { ...DEFAULT_TEMPLATE, id: 'province', provinceCode: '15' };
  it('the nearest wins', () => {
    const all = [province, own];
    expect(chooseTemplate(all, { provinceCode: '15', stationId: 's1' }).id).toBe('own');
    expect(chooseTemplate(all, { provinceCode: '15', stationId: 's2' }).id).toBe('province');
    expect(chooseTemplate(all, { provinceCode: '12' }).id).toBe('default');
  });
});

describe('the estimate', () => {
  it('is 150 words a minute, with numerals and abbreviations longer', () => {
    expect(estimateSeconds('một hai ba bốn năm')).toBe(2);
    expect(estimateSeconds('07 UBND')).toBe(2.4);
    expect(estimateSeconds('THÔNG BÁO')).toBe(0.8);
    expect(estimateSeconds(' \n')).toBe(0);
  });
});
