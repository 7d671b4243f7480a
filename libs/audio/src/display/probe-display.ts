import { resolve } from 'node:path';
import { z } from 'zod';
import { runProgram } from '../run-program.js';
import type { DisplayFormat } from './sniff-display.js';

/** Our word → ffmpeg's demuxer (its name, and all of its aliases as the whitelist compares them) and what it may decode. */
const inputs: Record<DisplayFormat, { name: string; aliases: string; codecs: string }> = {
  png: { name: 'png_pipe', aliases: 'png_pipe', codecs: 'png' },
  jpeg: { name: 'jpeg_pipe', aliases: 'jpeg_pipe', codecs: 'mjpeg' },
  webp: { name: 'webp_pipe', aliases: 'webp_pipe', codecs: 'webp' },
  mp4: { name: 'mov', aliases: 'mov,mp4,m4a,3gp,3g2,mj2', codecs: 'h264,aac,aac_fixed,mp3,mp3float' },
  webm: {
    name: 'matroska',
    aliases: 'matroska,webm',
    codecs: 'vp8,vp9,libvpx,libvpx-vp9,vorbis,libvorbis,opus,libopus',
  },
};

/** One input with everything pinned: demuxer, decoders, protocols, and no picture beyond any sane size. */
export function displayInput(format: DisplayFormat, path: string, maxPixels: number): string[] {
  const { name, aliases, codecs } = inputs[format];
  return [
    ...['-protocol_whitelist', 'file', '-format_whitelist', aliases, '-codec_whitelist', codecs],
    ...['-max_pixels', String(maxPixels), '-f', name, '-i', `file:${resolve(path)}`],
  ];
}

const answer = z.object({
  streams: z
    .array(
      z.object({
        codec_type: z.string().optional(),
        codec_name: z.string().optional(),
        width: z.number().optional(),
        height: z.number().optional(),
        pix_fmt: z.string().optional(),
        disposition: z.object({ attached_pic: z.number().optional() }).optional(),
      }),
    )
    .default([]),
  format: z.object({ duration: z.string().optional() }).default({}),
});
const MAX_ANSWER = 256 * 1024;

export interface Probed {
  codec: string;
  pixels: string;
  width: number;
  height: number;
  durationMs: number | null;
}

/** The first moving or still picture in a file; null: there is none, or the file cannot be read. */
export async function probeDisplay(
  ffprobe: string,
  format: DisplayFormat,
  path: string,
  limits: { maxPixels: number; timeoutMs: number },
): Promise<Probed | null> {
  let said = '';
  const end = await runProgram({
    command: ffprobe,
    args: [
      ...['-hide_banner', '-v', 'error', '-of', 'json', '-show_format', '-show_streams'],
      ...displayInput(format, path, limits.maxPixels),
    ],
    timeoutMs: limits.timeoutMs,
    onOutput: (chunk) => {
      if (said.length < MAX_ANSWER) said += chunk.toString('utf8');
    },
  });
  const parsed = end.exitCode === 0 ? answer.safeParse(jsonOf(said)) : null;
  const stream = parsed?.success
    ? parsed.data.streams.find((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1)
    : undefined;
  if (!parsed?.success || !stream?.width || !stream.height) return null;
  const seconds = Number(parsed.data.format.duration);
  return {
    codec: stream.codec_name ?? '',
    pixels: stream.pix_fmt ?? '',
    width: stream.width,
    height: stream.height,
    durationMs: Number.isFinite(seconds) ? Math.round(seconds * 1000) : null,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // cut short by the bound: no answer
  }
}
