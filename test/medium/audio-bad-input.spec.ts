import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, truncate } from 'node:fs/promises';
import type { AudioReason } from '#audio/audio-errors.js';
import { audioErrorTexts } from '#audio/audio-errors.js';
import type { AudioLimits } from '#audio/audio-processor.js';
import { encodeTone } from '#audio/tone.js';
import { wavHeader } from '#audio/wav-writer.js';
import { AudioBench, value } from './audio-fixtures.js';

const tone = ['-f', 'lavfi', '-i', 'sine=f=600:d=4'];

describe('sound that strangers send', () => {
  let bench: AudioBench;
  let trap: Server;
  let trapUrl: string;
  const visits: string[] = [];
  beforeAll(async () => {
    bench = await AudioBench.open();
    trap = createServer((request, response) => {
      visits.push(request.url ?? '');
      response.end(encodeTone({ seconds: 1, hz: 500 }));
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    trapUrl = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => trap.close(resolve));
    await bench.close();
  });

  const refused: [string, AudioReason, () => Promise<string>, Partial<AudioLimits>?][] = [
    ['an empty file', 'empty', () => bench.put('empty.mp3', '')],
    [
      'text with an audio name',
      'unsupported-format',
      () => bench.put('text.mp3', 'Kính gửi Ủy ban nhân dân xã'),
    ],
    ['zeros', 'unsupported-format', () => bench.put('zeros.wav', Buffer.alloc(300_000))],
    ['noise', 'unsupported-format', () => bench.put('noise.mp3', pseudoRandom(300_000))],
    [
      'a zip',
      'unsupported-format',
      () => bench.put('a.mp3', Buffer.from('PK\u0003\u0004'.padEnd(4000, 'x'))),
    ],
    ['an HLS playlist of a local file', 'is-playlist', () => bench.put('hls.mp3', hls('file:///etc/passwd'))],
    ['an HLS playlist of a server', 'is-playlist', () => bench.put('hls2.wav', hls(`${trapUrl}/hls`))],
    [
      'a playlist behind a byte order mark',
      'is-playlist',
      () => bench.put('bom.m4a', `\uFEFF${hls(trapUrl)}`),
    ],
    [
      'a concat script',
      'is-playlist',
      () => bench.put('c.mp3', `ffconcat version 1.0\nfile '/etc/passwd'\nfile '${trapUrl}/c'\n`),
    ],
    [
      'a concat script without its first line',
      'is-playlist',
      () => bench.put('c2.mp3', "file '/etc/passwd'\n"),
    ],
    ['a pls playlist', 'is-playlist', () => bench.put('p.mp3', `[playlist]\nFile1=${trapUrl}/pls\n`)],
    ['a bare address', 'is-playlist', () => bench.put('url.mp3', `${trapUrl}/bare\n`)],
    [
      'a DASH manifest',
      'is-playlist',
      () => bench.put('d.m4a', `<?xml version="1.0"?>\n<MPD><BaseURL>${trapUrl}</BaseURL></MPD>`),
    ],
    [
      'an SVG that includes a file',
      'is-picture',
      () => bench.put('s.mp3', `<svg><image href="file:///etc/passwd"/></svg>`),
    ],
    [
      'a film',
      'is-video',
      () => bench.make('-f', 'lavfi', '-i', 'testsrc=d=1:s=64x64', ...tone, '-t', '1', 'film.mp4'),
    ],
    [
      'a film in Matroska',
      'is-video',
      () => bench.make('-f', 'lavfi', '-i', 'testsrc=d=1:s=64x64', 'film.mkv'),
    ],
    [
      'a film of a browser',
      'is-video',
      () => bench.make('-f', 'lavfi', '-i', 'testsrc=d=1:s=64x64', ...tone, '-c:v', 'libvpx', 'film.webm'),
    ],
    ['a webm cut to its head', 'corrupt', () => cut(recorded(bench, 'head.webm'), 0.01)],
    [
      'a silent film as m4a',
      'is-video',
      () => bench.make('-f', 'lavfi', '-i', 'testsrc=d=1:s=64x64', '-f', 'mp4', 'f.m4a'),
    ],
    ['silence', 'no-sound', () => bench.make('-f', 'lavfi', '-i', 'anullsrc', '-t', '5', 'silence.wav')],
    [
      'near silence',
      'no-sound',
      () => bench.make('-f', 'lavfi', '-i', 'sine=f=500:d=5,volume=-50dB', 'hum.flac'),
    ],
    [
      'a tenth of a second',
      'too-short',
      () => bench.make('-f', 'lavfi', '-i', 'sine=f=500:d=0.1', 'click.wav'),
    ],
    [
      'a wav with a header only',
      'corrupt',
      () => bench.put('head.wav', wavHeader({ sampleRate: 8000, channels: 1 })),
    ],
    ['an m4a cut before its index', 'corrupt', () => cut(bench.make(...tone, '-c:a', 'aac', 'cut.m4a'), 0.6)],
    [
      'an ID3 tag and nothing else',
      'corrupt',
      () => bench.put('tag.mp3', Buffer.from('ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000')),
    ],
    ['more than is taken', 'too-large', () => bench.make(...tone, 'large.wav'), { maxBytes: 100_000 }],
    ['longer than is taken', 'too-long', () => bench.make(...tone, 'long.mp3'), { maxDurationMs: 3000 }],
  ];

  it.each(refused)('%s → %s', async (_what, reason, make, limits = {}) => {
    const path = await make();
    const outcome = await bench.processor.normalise(path, bench.at('out.mp3'), {}, { limits });
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(JSON.stringify(outcome)).not.toContain(bench.folder);
    await expect(readFile(bench.at('out.mp3'))).rejects.toThrow('ENOENT');
    expect(audioErrorTexts[reason].vi).toMatch(/Hãy|cần/);
  });

  it('has asked nobody for anything', () => {
    expect(visits).toEqual([]);
  });

  const taken: [string, () => Promise<string>, number, string[]][] = [
    ['mp3 with a wav name', () => bench.make(...tone, '-f', 'mp3', 'misnamed.wav'), 4000, []],
    ['mp3 with cover art', () => withCover(bench), 4000, []],
    ['stereo ogg', () => bench.make(...tone, '-ac', '2', '-c:a', 'libvorbis', 'a.ogg'), 4000, []],
    ['opus', () => bench.make(...tone, '-c:a', 'libopus', '-f', 'ogg', 'b.ogg'), 4000, []],
    ['webm of a browser', () => recorded(bench), 4000, []],
    ['webm cut off while it was recorded', () => cut(recorded(bench, 'cut.webm'), 0.5), 2000, []],
    ['a Matroska of sound only', () => bench.make(...tone, '-c:a', 'libopus', 'a.mka'), 4000, []],
    ['mp4 in fragments', () => fragmented(bench), 4000, []],
    ['flac', () => bench.make(...tone, 'a.flac'), 4000, []],
    ['3gp of a phone', () => bench.make(...tone, '-c:a', 'aac', 'a.3gp'), 4000, []],
    ['24 bit wav at 8 kHz', () => bench.make(...tone, '-c:a', 'pcm_s24le', '-ar', '8000', 'a.wav'), 4000, []],
    ['amr', () => bench.put('a.amr', amr(200)), 4000, []],
    ['a wav that promises an hour', async () => bench.put('hour.wav', lyingWav(3600, 4)), 4000, []],
    ['a wav of an endless stream', async () => bench.put('stream.wav', lyingWav(undefined, 4)), 4000, []],
    ['an mp3 that promises an hour', () => lyingMp3(bench), 4000, ['shorter-than-declared']],
    [
      'an mp3 cut in half',
      () => cut(bench.make(...tone, '-b:a', '64k', 'half.mp3'), 0.5),
      2000,
      ['shorter-than-declared'],
    ],
    [
      'an m4a cut behind its index',
      () => cut(bench.make(...tone, '-c:a', 'aac', '-movflags', 'faststart', 'h.m4a'), 0.5),
      1900,
      ['shorter-than-declared'],
    ],
  ];

  it.each(taken)('%s is taken for what it holds', async (_what, make, durationMs, warnings) => {
    const path = await make();
    const made = value(await bench.processor.normalise(path, bench.at('taken.mp3')));
    expect(Math.abs(made.durationMs - durationMs)).toBeLessThan(250);
    expect(made.warnings).toEqual(warnings);
    const decoded = await bench.samples(bench.at('taken.mp3'));
    expect(Math.abs(made.durationMs - decoded.length / 44.1)).toBeLessThan(1);
  });

  it('stops at once when the work is cancelled, and in time when it takes too long', async () => {
    const path = await bench.make('-f', 'lavfi', '-i', 'sine=f=600:d=600', 'ten-minutes.wav');
    const controller = new AbortController();
    const working = bench.processor.normalise(
      path,
      bench.at('never.mp3'),
      {},
      {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      },
    );
    expect(await working).toMatchObject({ ok: false, reason: 'aborted' });
    const hurried = await bench.processor.normalise(
      path,
      bench.at('never.mp3'),
      {},
      { limits: { timeoutMs: 150 } },
    );
    expect(hurried).toMatchObject({ ok: false, reason: 'timed-out' });
    await expect(readFile(bench.at('never.mp3'))).rejects.toThrow('ENOENT');
  });
});

const hls = (target: string) =>
  `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\n${target}\n#EXT-X-ENDLIST\n`;

function pseudoRandom(length: number): Buffer {
  let state = 12_345;
  return Buffer.from(
    Array.from({ length }, () => ((state = (state * 1_103_515_245 + 12_345) % 2 ** 31) >> 16) & 255),
  );
}

/** As MediaRecorder writes it: streamed, so without a duration and without an index. */
const recorded = (bench: AudioBench, name = 'a.webm') =>
  bench.make(...tone, '-c:a', 'libopus', '-b:a', '32k', '-live', '1', '-f', 'webm', name);
/** As MediaRecorder of a phone with an apple writes it. */
const fragmented = (bench: AudioBench) =>
  bench.make(...tone, '-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov+default_base_moof', 'frag.mp4');

async function cut(made: Promise<string>, share: number): Promise<string> {
  const path = await made;
  await truncate(path, Math.floor((await readFile(path)).length * share));
  return path;
}

async function withCover(bench: AudioBench): Promise<string> {
  const cover = await bench.make('-f', 'lavfi', '-i', 'testsrc=s=300x300', '-frames:v', '1', 'cover.png');
  const shape = ['-map', '0', '-map', '1', '-c:v', 'png', '-id3v2_version', '3'];
  return bench.make(
    ...tone,
    '-i',
    cover,
    ...shape,
    '-metadata',
    'title=Đài xã',
    '-disposition:v',
    'attached_pic',
    'cover.mp3',
  );
}

/** AMR-NB at 12.2 kbit/s: 20 ms frames of bits that decode to a noise. */
function amr(frames: number): Buffer {
  const frame = (i: number) =>
    Buffer.concat([Buffer.from([0x3c]), pseudoRandom(31).map((b) => (b + i * 37) & 255)]);
  return Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: frames }, (_, i) => frame(i))]);
}

/** A wav whose header promises so many seconds (or the endless stream), holding others. */
function lyingWav(promised: number | undefined, held: number): Buffer {
  const bytes = promised === undefined ? undefined : promised * 44_100 * 2;
  const header = wavHeader({ sampleRate: 44_100, channels: 1 }, bytes);
  return Buffer.concat([header, encodeTone({ seconds: held, hz: 440 }).subarray(44)]);
}

/** An mp3 whose Xing frame counts the frames of an hour. */
async function lyingMp3(bench: AudioBench): Promise<string> {
  const path = await bench.make(...tone, '-q:a', '5', 'vbr.mp3');
  const bytes = await readFile(path);
  bytes.writeUInt32BE(Math.round((3600 * 44_100) / 1152), bytes.indexOf('Xing') + 8);
  return bench.put('lying.mp3', bytes);
}
