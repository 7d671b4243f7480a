import { describe, expect, it } from '@jest/globals';
import { judgeRecording } from './recording.js';

describe('a recording', () => {
  it.each([
    ['spoken aloud', 0.4, 8000, 'good'],
    ['a slip of the finger', 0.4, 300, 'short'],
    ['a microphone that is switched off', 0.001, 8000, 'silent'],
    ['spoken from across the room', 0.01, 8000, 'quiet'],
    ['ended by its limit', 0.4, 60_050, 'full'],
    ['switched off, to the limit', 0, 60_050, 'silent'],
  ] as const)('%s', (_what, peak, ms, verdict) => {
    expect(judgeRecording(peak, ms, 60_000)).toBe(verdict);
  });
});
