import { stat } from 'node:fs/promises';
import { AudioFailure } from '../audio-outcome.js';
import { runProgram } from '../run-program.js';
import { displayLimits as most, refusedDisplay, type DisplayOutcome } from './display-outcome.js';
import { exifOrientation } from './exif-orientation.js';
import { displayInput, probeDisplay, type Probed } from './probe-display.js';
import { sniffDisplay, type DisplayFormat } from './sniff-display.js';

export interface DisplayPrograms {
  ffmpeg: string;
  ffprobe: string;
}
const PROBE_MS = 20_000;
const PICTURE_MS = 30_000;
const FILM_MS = 90_000;
const quiet = ['-nostdin', '-hide_banner', '-nostats', '-v', 'error', '-threads', '1'];
/** How a picture with an orientation is turned upright. */
const TURNS: Record<number, string> = {
  2: 'hflip,',
  3: 'hflip,vflip,',
  4: 'vflip,',
  5: 'transpose=0,',
  6: 'transpose=1,',
  7: 'transpose=3,',
  8: 'transpose=2,',
};

/**
 * A stranger's picture or film as boards get it, written to `out`. Pictures are encoded anew (upright, at most 1920 a
 * side), films are copied into a fresh file without sound, titles and whatever else lay in theirs: nothing of the bytes that
 * came in reaches a board but what a decoder understood.
 *
 * @throws where the programs are missing or the disk fails; everything about the file itself is an outcome.
 */
export async function prepareDisplay(
  programs: DisplayPrograms,
  path: string,
  out: string,
): Promise<DisplayOutcome> {
  const sniffed = await sniffDisplay(path);
  if (!sniffed) return refusedDisplay('not-a-picture');
  const { format, bytes } = sniffed;
  const isFilm = format === 'mp4' || format === 'webm';
  try {
    return isFilm
      ? await film(programs, format, bytes, path, out)
      : await picture(programs, format, bytes, path, out);
  } catch (cause) {
    if (cause instanceof AudioFailure && cause.refusal.reason === 'timed-out')
      return refusedDisplay('display-timed-out');
    throw cause;
  }
}

async function picture(
  { ffmpeg, ffprobe }: DisplayPrograms,
  format: DisplayFormat,
  bytes: number,
  path: string,
  out: string,
): Promise<DisplayOutcome> {
  if (bytes > most.pictureBytes) return refusedDisplay('picture-too-large');
  const limits = { maxPixels: most.picturePixels, timeoutMs: PROBE_MS };
  const found = await probeDisplay(ffprobe, format, path, limits);
  if (!found) return refusedDisplay('picture-broken');
  if (isTooWide(found)) return refusedDisplay('picture-too-wide');
  const turn = format === 'jpeg' ? (TURNS[await exifOrientation(path)] ?? '') : '';
  const clear = found.pixels.includes('a') || found.pixels.startsWith('pal');
  // Drawings stay sharp; a photograph as PNG would be ten times as large.
  const asPng = format === 'png' || (format === 'webp' && clear);
  for (const codec of asPng ? (['png', 'jpeg'] as const) : (['jpeg'] as const)) {
    const end = await runProgram({
      command: ffmpeg,
      // Whether it turns pictures by itself depends on ffmpeg's version.
      args: [
        ...quiet,
        '-noautorotate',
        ...displayInput(format, path, most.picturePixels),
        ...pictureArgs(codec, turn),
        out,
      ],
      timeoutMs: PICTURE_MS,
    });
    const made = end.exitCode === 0 ? await probeDisplay(ffprobe, codec, out, limits) : null;
    if (!made) return refusedDisplay('picture-broken');
    if ((await stat(out)).size > most.pictureBytes) continue;
    return {
      ok: true,
      value: { kind: 'image', codec, width: made.width, height: made.height, durationMs: 0 },
    };
  }
  return refusedDisplay('picture-too-large');
}

const isTooWide = ({ width, height }: Probed): boolean =>
  Math.max(width, height) > most.pictureSide || width * height > most.picturePixels;

function pictureArgs(codec: 'png' | 'jpeg', turn: string): string[] {
  const fit = `scale='min(${most.shownSide},iw)':'min(${most.shownSide},ih)':force_original_aspect_ratio=decrease`;
  const encode =
    codec === 'png'
      ? ['-vf', `${turn}${fit}`, '-c:v', 'png']
      : ['-vf', `${turn}${fit},format=yuvj420p`, '-c:v', 'mjpeg', '-q:v', '3'];
  return [
    '-map',
    '0:v:0',
    '-frames:v',
    '1',
    '-map_metadata',
    '-1',
    ...encode,
    '-f',
    'image2',
    '-update',
    '1',
    '-y',
  ];
}

async function film(
  { ffmpeg, ffprobe }: DisplayPrograms,
  format: DisplayFormat,
  bytes: number,
  path: string,
  out: string,
): Promise<DisplayOutcome> {
  if (bytes > most.filmBytes) return refusedDisplay('film-too-large');
  const limits = { maxPixels: 4096 * 4096, timeoutMs: PROBE_MS };
  const found = await probeDisplay(ffprobe, format, path, limits);
  if (!found) return refusedDisplay('film-codec');
  if (!playable(format, found)) return refusedDisplay('film-codec');
  if (Math.max(found.width, found.height) > most.filmSide) return refusedDisplay('film-too-wide');
  if ((found.durationMs ?? 0) > most.filmMs) return refusedDisplay('film-too-long');
  const copied = await runProgram({
    command: ffmpeg,
    args: [...quiet, ...displayInput(format, path, limits.maxPixels), ...filmArgs(format), out],
    timeoutMs: FILM_MS,
  });
  const made = copied.exitCode === 0 ? await probeDisplay(ffprobe, format, out, limits) : null;
  if (!made?.durationMs || made.durationMs < 500) return refusedDisplay('film-broken');
  if (made.durationMs > most.filmMs) return refusedDisplay('film-too-long');
  if ((await stat(out)).size > most.filmBytes) return refusedDisplay('film-too-large');
  const decoded = await runProgram({
    command: ffmpeg,
    args: [
      ...quiet,
      '-xerror',
      ...displayInput(format, out, limits.maxPixels),
      ...words('-frames:v 30 -f null -'),
    ],
    timeoutMs: FILM_MS,
  });
  if (decoded.exitCode !== 0) return refusedDisplay('film-broken');
  const { width, height, durationMs } = made;
  return { ok: true, value: { kind: 'video', codec: format, width, height, durationMs } };
}

/** What Chromium of a board shows without help: 8 bits, 4:2:0. */
function playable(format: DisplayFormat, { codec, pixels }: Probed): boolean {
  const codecs = format === 'mp4' ? ['h264'] : ['vp8', 'vp9'];
  return codecs.includes(codec) && ['yuv420p', 'yuvj420p'].includes(pixels);
}

const filmArgs = (format: DisplayFormat): string[] => [
  ...words('-map 0:v:0 -c copy -an -sn -dn -map_metadata -1 -map_chapters -1 -fflags +bitexact'),
  ...(format === 'mp4' ? words('-movflags +faststart -f mp4 -y') : words('-f webm -y')),
];
const words = (text: string): string[] => text.split(' ');
