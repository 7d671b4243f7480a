import { open } from 'node:fs/promises';
import { made, refused } from './audio-outcome.js';
import type { AudioOutcome } from './audio-outcome.js';
import type { AudioFormat } from './audio-processor.js';

const headBytes = 64 * 1024;

/**
 * What the bytes are, whatever the name says. Only what is recognised ever reaches a demuxer, so that a playlist, a
 * concat script or an SVG with an audio name cannot make ffmpeg open something else.
 */
export async function sniffFile(path: string): Promise<AudioOutcome<{ format: AudioFormat; bytes: number }>> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return refused('empty');
    const head = Buffer.alloc(Math.min(size, headBytes));
    await file.read(head, 0, head.length, 0);
    let sniffed = sniffBytes(head);
    const tag = id3Length(head);
    if (tag > 0) {
      // Behind an ID3 tag, which may hold megabytes of cover, begins the sound.
      const behind = Buffer.alloc(8192);
      const { bytesRead } = await file.read(behind, 0, behind.length, tag);
      sniffed = behindTag(behind.subarray(0, bytesRead));
    }
    return sniffed.ok ? made({ format: sniffed.value, bytes: size }) : sniffed;
  } finally {
    await file.close();
  }
}

/** The same for the first bytes of a file without an ID3 tag. */
export function sniffBytes(head: Buffer): AudioOutcome<AudioFormat> {
  const ascii = head.toString('latin1', 0, 64);
  if (PICTURE.test(ascii)) return refused('is-picture');
  for (const [format, test] of containers) if (test.test(ascii)) return made(format);
  if (/^....ftyp/s.test(ascii)) return made('mp4');
  if (/^....(moov|mdat|wide|free|skip)/s.test(ascii)) return made('mp4');
  const framed = sniffFrames(head);
  if (framed) return made(framed);
  return refusalOf(head);
}

/** The last: what telephones make of a photograph, in a container of films. */
const PICTURE =
  /^(\x89PNG|\xff\xd8\xff|GIF8|BM....\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(hei[cx]|mif1|avif))/s;

const containers: [AudioFormat, RegExp][] = [
  ['wav', /^RIFF....WAVE/s],
  ['ogg', /^OggS/],
  // EBML whose document type follows within its header: what a browser records, or a film, which the probe tells apart.
  ['webm', /^\x1aE\xdf\xa3.{0,48}?\x42\x82[\x84-\x88](webm|matroska)/s],
  ['flac', /^fLaC/],
  ['amr', /^#!AMR(-WB)?\n/],
];

function behindTag(bytes: Buffer): AudioOutcome<AudioFormat> {
  if (bytes.toString('latin1', 0, 4) === 'fLaC') return made('flac');
  const framed = sniffFrames(bytes);
  return framed ? made(framed) : refused('corrupt', { found: 'ID3 tag without sound behind it' });
}

/** Length of an ID3v2 tag at the start (header included), 0 without one. */
function id3Length(head: Buffer): number {
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0;
  const [a, b, c, d] = [head[6] ?? 0, head[7] ?? 0, head[8] ?? 0, head[9] ?? 0];
  return 10 + ((a & 0x7f) << 21) + ((b & 0x7f) << 14) + ((c & 0x7f) << 7) + (d & 0x7f);
}

/** mp3 or ADTS AAC: two frames in a row within the first 4 KiB; one sync word alone occurs in any random file. */
function sniffFrames(head: Buffer): AudioFormat | undefined {
  const until = Math.min(head.length - 6, 4096);
  for (let at = 0; at < until; at++) {
    if (head[at] !== 0xff) continue;
    for (const [format, lengthAt] of [
      ['mp3', mp3FrameLength],
      ['aac', adtsFrameLength],
    ] as const) {
      const length = lengthAt(head, at);
      if (length === 0) continue;
      const next = at + length;
      if (next + 6 > head.length ? at === 0 && next >= head.length : lengthAt(head, next) > 0) return format;
    }
  }
  return undefined;
}

const bitrates = {
  v1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  v2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const sampleRates = [44_100, 48_000, 32_000];

/** Length of the layer III frame at `at` (ISO 11172-3, 2.4.1.3), 0 where there is none. */
function mp3FrameLength(bytes: Buffer, at: number): number {
  const [b0, b1, b2] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
  if (b0 !== 0xff || (b1 & 0xe6) !== 0xe2) return 0;
  const version = (b1 >> 3) & 3; // 0: 2.5, 2: 2, 3: 1
  const bitrate = (version === 3 ? bitrates.v1 : bitrates.v2)[b2 >> 4] ?? 0;
  const rate = (sampleRates[(b2 >> 2) & 3] ?? 0) >> (version === 3 ? 0 : version === 2 ? 1 : 2);
  if (version === 1 || bitrate === 0 || rate === 0) return 0;
  return Math.floor(((version === 3 ? 144_000 : 72_000) * bitrate) / rate) + ((b2 >> 1) & 1);
}

/** Length of the ADTS frame at `at`, 0 where there is none. */
function adtsFrameLength(bytes: Buffer, at: number): number {
  const [b0, b1, b3] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 3] ?? 0];
  if (b0 !== 0xff || (b1 & 0xf6) !== 0xf0) return 0;
  const length = ((b3 & 3) << 11) | ((bytes[at + 4] ?? 0) << 3) | ((bytes[at + 5] ?? 0) >> 5);
  return length > 7 ? length : 0;
}

function refusalOf(head: Buffer): AudioOutcome<AudioFormat> {
  const text = head
    .toString('utf8', 0, 4096)
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase();
  if (
    /^(#extm3u|\[playlist\]|ffconcat version|<asx|<\?xml[^>]*>\s*<(asx|smil|mpd|playlist)|<(smil|mpd|playlist))/.test(
      text,
    )
  ) {
    return refused('is-playlist');
  }
  if (/^(file|https?|concat|ftp):?\s*['"/]/.test(text)) return refused('is-playlist');
  if (/^(<svg|<\?xml)/.test(text)) return refused('is-picture', { found: 'xml' });
  if (/^(RIFF....AVI |\x1aE\xdf\xa3|\x00\x00\x01[\xba\xb3]|FLV)/s.test(head.toString('latin1', 0, 16)))
    return refused('is-video');
  return refused('unsupported-format');
}
