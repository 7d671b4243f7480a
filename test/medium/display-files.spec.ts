import { prepareDisplay } from '#audio/display/prepare-display.js';
import { orientationIn } from '#audio/display/exif-orientation.js';
import { findFfmpeg } from '#audio/ffmpeg/ffmpeg-binary.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import { crc32 } from 'node:zlib';

const run = promisify(execFile);
let folder: string;
let programs: { ffmpeg: string; ffprobe: string };

const at = (name: string): string => join(folder, name);
const ffmpeg = (...args: string[]) => run(programs.ffmpeg, ['-v', 'error', '-y', ...args]);
const drawn = (size: string, ...rest: string[]) =>
  ffmpeg('-f', 'lavfi', '-i', `testsrc=size=${size}:rate=10`, ...rest);
const prepared = (name: string) => prepareDisplay(programs, at(name), at(`${name}.out`));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'display-'));
  programs = await findFfmpeg();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('pictures for boards', () => {
  it('a PNG stays one, made no wider than a board', async () => {
    await drawn('2400x1200', '-frames:v', '1', at('wide.png'));
    expect(await prepared('wide.png')).toEqual({
      ok: true,
      value: { kind: 'image', codec: 'png', width: 1920, height: 960, durationMs: 0 },
    });
  });

  it('a JPEG and a WebP without transparency become JPEG, small ones keep their size', async () => {
    await drawn('640x480', '-frames:v', '1', at('photo.jpg'));
    await drawn('640x480', '-frames:v', '1', '-c:v', 'libwebp', at('photo.webp'));
    for (const name of ['photo.jpg', 'photo.webp'])
      expect(await prepared(name)).toMatchObject({
        ok: true,
        value: { codec: 'jpeg', width: 640, height: 480 },
      });
  });

  it('what was appended or hidden in a picture does not reach a board', async () => {
    await drawn('320x240', '-frames:v', '1', at('clean.jpg'));
    const clean = await readFile(at('clean.jpg'));
    const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(6), Buffer.from('GPS 21.0285N')]);
    const app1 = Buffer.concat([Buffer.from([0xff, 0xe1]), u16(exif.length + 2), exif]);
    const script = Buffer.from('<script>alert("x")</script>PK\u0003\u0004');
    await writeFile(at('lying.jpg'), Buffer.concat([clean.subarray(0, 2), app1, clean.subarray(2), script]));
    expect(orientationIn(await readFile(at('lying.jpg')))).toBe(6);
    // On its side by its EXIF: upright afterwards.
    expect(await prepared('lying.jpg')).toMatchObject({ ok: true, value: { width: 240, height: 320 } });
    const out = await readFile(at('lying.jpg.out'), 'latin1');
    expect(out).not.toMatch(/script|Exif|GPS|PK/);
  });

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'not-a-picture'],
    ['a page that calls itself a picture', '<html>ảnh</html>', 'not-a-picture'],
    ['a GIF', 'GIF89a\u0001', 'not-a-picture'],
    ['nothing', '', 'not-a-picture'],
    ['a JPEG of three bytes', Buffer.from('ffd8ff', 'hex'), 'picture-broken'],
    ['a picture bomb', bomb(30_000, 30_000), 'picture-too-wide'],
    ['a PNG cut in its middle', bomb(64, 64).subarray(0, 60), 'picture-broken'],
  ])('%s is refused', async (name, bytes, reason) => {
    await writeFile(at('hostile'), bytes);
    const made = await prepared('hostile');
    expect(made.ok).toBe(false);
    // A size that no decoder is let near is "broken" to ffprobe; either way it stays outside.
    const reasons = reason === 'picture-too-wide' ? [reason, 'picture-broken'] : [reason];
    expect(reasons).toContain(made.ok ? null : made.reason);
  });

  it('too many bytes are refused before a program looks at them', async () => {
    await writeFile(at('fat.png'), Buffer.concat([bomb(8, 8), Buffer.alloc(10 * 1024 * 1024)]));
    expect(await prepared('fat.png')).toEqual({ ok: false, reason: 'picture-too-large' });
  });
});

describe('films for boards', () => {
  it('an MP4 and a WebM keep their pictures and lose their sound and titles', async () => {
    await drawn(
      '640x360',
      '-f',
      'lavfi',
      '-i',
      'sine=440',
      '-t',
      '2',
      '-metadata',
      'title=secret',
      ...h264,
      at('a.mp4'),
    );
    await drawn('320x180', '-t', '2', '-c:v', 'libvpx', '-b:v', '200k', at('a.webm'));
    expect(await prepared('a.mp4')).toMatchObject({
      ok: true,
      value: { kind: 'video', codec: 'mp4', width: 640, height: 360, durationMs: 2000 },
    });
    expect(await prepared('a.webm')).toMatchObject({ ok: true, value: { codec: 'webm', width: 320 } });
    const { stdout } = await run(programs.ffprobe, [
      '-v',
      'error',
      '-show_streams',
      '-show_format',
      at('a.mp4.out'),
    ]);
    expect(stdout).toContain('codec_type=video');
    expect(stdout).not.toMatch(/codec_type=audio|secret/);
  });

  it.each([
    ['ten bits or 4:4:4', ['-t', '1', '-c:v', 'libx264', '-pix_fmt', 'yuv444p'], 'mp4', 'film-codec'],
    ['another codec', ['-t', '1', '-c:v', 'mpeg4'], 'mp4', 'film-codec'],
    [
      'more than three minutes',
      ['-t', '181', '-r', '1', ...'-c:v libx264 -preset ultrafast -pix_fmt yuv420p'.split(' ')],
      'mp4',
      'film-too-long',
    ],
  ])('%s is refused', async (name, args, ending, reason) => {
    await drawn('64x64', ...args, at(`no.${ending}`));
    expect(await prepared(`no.${ending}`)).toEqual({ ok: false, reason });
  });

  it('one too wide is refused', async () => {
    await drawn('2048x64', '-t', '1', ...h264.slice(0, 6), at('wide.mp4'));
    expect(await prepared('wide.mp4')).toEqual({ ok: false, reason: 'film-too-wide' });
  });

  it('one cut in its middle, and one of sound only, are refused', async () => {
    const whole = await readFile(at('a.mp4'));
    await writeFile(at('cut.mp4'), whole.subarray(0, 2000));
    expect(await prepared('cut.mp4')).toMatchObject({ ok: false });
    await ffmpeg('-f', 'lavfi', '-i', 'sine=440', '-t', '1', '-c:a', 'aac', at('sound.mp4'));
    expect(await prepared('sound.mp4')).toEqual({ ok: false, reason: 'film-codec' });
  });
});

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** A TIFF head with one entry: the orientation. */
function tiff(orientation: number): Buffer {
  const head = Buffer.from('MM\0*\0\0\0\b', 'latin1');
  const entry = Buffer.concat([u16(0x0112), u16(3), Buffer.from([0, 0, 0, 1]), u16(orientation), u16(0)]);
  return Buffer.concat([head, u16(1), entry, Buffer.alloc(4)]);
}

/** A PNG that claims a size and has next to nothing inside. */
function bomb(width: number, height: number): Buffer {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(width, 0);
  ihdr.writeUInt32BE(height, 4);
  ihdr.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    magic,
    chunk('IHDR', ihdr),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
