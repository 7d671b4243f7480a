import { spawnSync } from 'node:child_process';
import { findProgram } from '../services/available.js';

/** A test card as PNG; another `seed` is another picture. */
export function picture(size = '640x360', seed = 0): Buffer {
  const source = `testsrc=size=${size}:rate=1`;
  const run = spawnSync(
    findProgram('ffmpeg') ?? 'ffmpeg',
    [
      '-v',
      'error',
      '-ss',
      String(seed),
      '-f',
      'lavfi',
      '-i',
      source,
      '-frames:v',
      '1',
      '-f',
      'image2',
      '-c:v',
      'png',
      'pipe:1',
    ],
    { maxBuffer: 16 * 1024 * 1024, timeout: 30_000 },
  );
  if (run.status !== 0) throw new Error(`ffmpeg: ${run.stderr.toString()}`);
  return run.stdout;
}
