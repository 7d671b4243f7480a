import { afterEach, describe, expect, it } from '@jest/globals';
import { judgeRecording, take } from './recording.js';

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

describe('a microphone that was opened', () => {
  const given = { onLevel: () => undefined, onEnd: () => undefined, maxMs: 60_000 };
  const before = Object.getOwnPropertyDescriptors(globalThis);
  const put = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  afterEach(() => {
    for (const name of ['navigator', 'MediaRecorder', 'AudioContext']) {
      Reflect.deleteProperty(globalThis, name);
      const own = before[name as 'navigator'];
      if (own) Object.defineProperty(globalThis, name, own);
    }
  });

  class Recorder {
    static isTypeSupported = () => true;
    readonly state = 'recording';
    start(): void {}
  }
  const refuses = (): never => {
    throw new DOMException('not here', 'NotSupportedError');
  };

  it.each([
    [
      'the recorder',
      class extends Recorder {
        private readonly no = refuses();
      },
      class {},
    ],
    [
      'its start',
      class extends Recorder {
        override start = refuses;
      },
      class {},
    ],
    [
      'the meter',
      Recorder,
      class {
        private readonly no = refuses();
      },
    ],
  ])('is switched off where the browser refuses %s', async (_what, recorder, context) => {
    const tracks = [{ isOn: true, stop: () => void (tracks[0]!.isOn = false) }];
    put('navigator', { mediaDevices: { getUserMedia: () => Promise.resolve({ getTracks: () => tracks }) } });
    put('MediaRecorder', recorder);
    put('AudioContext', context);
    await expect(take(given)).rejects.toThrow('not here');
    expect(tracks[0]!.isOn).toBe(false);
  });
});
