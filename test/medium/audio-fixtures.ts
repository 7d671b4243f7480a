import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FfmpegAudioProcessor } from '#audio/ffmpeg/ffmpeg-processor.js';
import { findFfmpeg } from '#audio/ffmpeg/ffmpeg-binary.js';
import type { FfmpegSearch } from '#audio/ffmpeg/ffmpeg-binary.js';
import type { AudioOutcome } from '#audio/audio-outcome.js';

const run = promisify(execFile);

/** A folder of sounds made by the machine's own ffmpeg, and a processor to try on them. */
export class AudioBench {
  private constructor(
    readonly folder: string,
    readonly processor: FfmpegAudioProcessor,
    readonly ffmpeg: string,
  ) {}

  static async open(search: FfmpegSearch = {}): Promise<AudioBench> {
    const programs = await findFfmpeg(search);
    const folder = await mkdtemp(join(tmpdir(), 'audio-'));
    return new AudioBench(folder, new FfmpegAudioProcessor(programs), programs.ffmpeg);
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  at(name: string): string {
    return join(this.folder, name);
  }

  /** Runs ffmpeg with these arguments, the last being a file name in the folder. */
  async make(...args: string[]): Promise<string> {
    const out = this.at(args.at(-1) ?? 'out.wav');
    await run(this.ffmpeg, ['-nostdin', '-v', 'error', '-y', ...args.slice(0, -1), out]);
    return out;
  }

  async put(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(this.at(name), content);
    return this.at(name);
  }

  /** Mono samples of a file, decoded by ffmpeg bare. */
  async samples(path: string, rate = 44_100): Promise<Int16Array> {
    const { stdout } = await run(
      this.ffmpeg,
      ['-nostdin', '-v', 'error', '-i', path, '-ac', '1', '-ar', String(rate), '-f', 's16le', 'pipe:1'],
      { encoding: 'buffer', maxBuffer: 1 << 30 },
    );
    return new Int16Array(Uint8Array.from(stdout).buffer);
  }

  /** Integrated loudness and true peak as ffmpeg's own filter says, run bare. */
  async loudness(path: string): Promise<{ lufs: number; truePeakDb: number }> {
    const { stderr } = await run(
      this.ffmpeg,
      ['-nostdin', '-nostats', '-i', path, '-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'],
      { maxBuffer: 1 << 24 },
    );
    const summary = stderr.slice(stderr.lastIndexOf('Summary'));
    return {
      lufs: Number(/I:\s+(\S+) LUFS/.exec(summary)?.[1]),
      truePeakDb: Number(/Peak:\s+(\S+) dBFS/.exec(summary)?.[1]),
    };
  }
}

/** A voice-like sound for a filter graph: noise in bursts of syllables, with sharp peaks. */
export const speechLike = (seconds: number, volumeDb = 0): string =>
  `aevalsrc=exprs='(random(0)-0.5)*0.5*(0.2+abs(sin(7*t)))*lt(mod(t\\,3)\\,2.6)+0.9*exp(-400*mod(t\\,0.9))*sin(1500*t)':s=44100:d=${seconds},lowpass=f=4000,volume=${volumeDb}dB`;

export function value<T>(outcome: AudioOutcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}
