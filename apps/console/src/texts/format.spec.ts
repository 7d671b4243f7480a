import { describe, expect, it } from '@jest/globals';
import { say, showNumber, showPosition, showShare } from './format.js';

describe('numbers as they are written in Việt Nam', () => {
  it('have a decimal comma and dots for thousands', () => {
    expect([1184, 0.5, -70].map(showNumber)).toEqual(['1.184', '0,5', '-70']);
    expect([1, 0.98765, 0].map(showShare)).toEqual(['100%', '98,8%', '0%']);
    expect(showPosition(22.481234567, 103.97)).toBe('22,48123; 103,97');
  });

  it('stand so in sentences too; words stay as they are', () => {
    expect(say`${1184} cụm loa ở ${'xã 1184'}`).toBe('1.184 cụm loa ở xã 1184');
  });
});
