import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sniffBytes } from './sniff-format.js';
import { encodeTone } from './tone.js';

const bytes = (text: string) => Buffer.from(text, 'latin1').subarray();
const mp3Frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x50, 0xc4]), Buffer.alloc(204)]); // 64 kbit/s, 44.1 kHz

describe('sniffing a format', () => {
  it.each([
    ['wav', encodeTone({ seconds: 0.1, hz: 400 })],
    ['ogg', bytes('OggS\u0000\u0002')],
    [
      'webm',
      bytes(
        '\u001aE\u00df\u00a3\u009fB\u0086\u0081\u0001B\u00f7\u0081\u0001B\u0082\u0084webmB\u0087\u0081\u0004',
      ),
    ],
    ['webm', bytes('\u001aE\u00df\u00a3\u00a3B\u0086\u0081\u0001B\u0082\u0088matroskaB\u0087\u0081\u0004')],
    ['flac', bytes('fLaC\u0000')],
    ['amr', bytes('#!AMR\n\u003c')],
    ['amr', bytes('#!AMR-WB\n')],
    ['mp4', bytes('\u0000\u0000\u0000\u0020ftypM4A ')],
    ['mp4', bytes('\u0000\u0000\u0000\u0020ftyp3gp5')],
    ['mp3', Buffer.concat([mp3Frame, mp3Frame])],
    ['mp3', Buffer.concat([Buffer.alloc(100), mp3Frame, mp3Frame])],
  ])('%s', (format, head) => {
    expect(sniffBytes(head)).toEqual({ ok: true, value: format });
  });

  it.each([
    ['one frame in noise', Buffer.concat([mp3Frame, Buffer.alloc(900, 0x55)])],
    ['RIFF of another kind', bytes('RIFF\u0000\u0000\u0000\u0000CDXA')],
    ['a sentence', Buffer.from('Kính gửi bà con')],
  ])('%s is nothing we know', (_what, head) => {
    expect(sniffBytes(head)).toMatchObject({ ok: false, reason: 'unsupported-format' });
  });

  it.each([
    ['a telephone’s photograph', '\u0000\u0000\u0000\u0020ftypheic'],
    ['a scan', '\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF'],
    ['a screenshot', '\u0089PNG\r\n'],
  ])('%s is a picture, not a film', (_what, head) => {
    expect(sniffBytes(bytes(head))).toMatchObject({ ok: false, reason: 'is-picture' });
  });

  it('answers for any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (head) => {
        const outcome = sniffBytes(Buffer.from(head));
        expect(typeof outcome.ok).toBe('boolean');
      }),
    );
  });
});
