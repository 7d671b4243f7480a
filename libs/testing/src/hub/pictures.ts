import { spawnSync } from 'node:child_process';
import { findProgram } from '../services/available.js';

const testCard = (size: string, rate: number, ...more: string[]): Buffer => {
  const source = ['-v', 'error', '-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${rate}`];
  const run = spawnSync(findProgram('ffmpeg') ?? 'ffmpeg', [...source, ...more, 'pipe:1'], {
    maxBuffer: 16 * 1024 * 1024,
    timeout: 30_000,
  });
  if (run.status !== 0) throw new Error(`ffmpeg: ${run.stderr.toString()}`);
  return run.stdout;
};

/** A test card as PNG; another `seed` is another picture. */
export const picture = (size = '640x360', seed = 0): Buffer =>
  testCard(size, 1, '-ss', String(seed), '-frames:v', '1', '-f', 'image2', '-c:v', 'png');

/** A short film of a test card as MP4. */
export const film = (seconds: number, size = '320x180'): Buffer =>
  testCard(
    size,
    10,
    ...['-t', String(seconds), '-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast'],
    ...['-movflags', 'frag_keyframe+empty_moov', '-f', 'mp4'],
  );
