import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real speaker agent: its own process, playing into files. */
export class SpeakerProcess {
  output = '';
  private child: ChildProcess;

  constructor(
    readonly data: string,
    args: string[],
  ) {
    const main = join(process.cwd(), 'dist/apps/speaker/src/main.js');
    this.child = spawn(process.execPath, [main, '--data', data, '--sink', 'file', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    this.child.stdout!.on('data', (text: Buffer) => (this.output += text.toString()));
    this.child.stderr!.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  /** Resolves when it is gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal);
      await gone;
    }
  }
}

export interface Heard {
  boot: string;
  startedAtMs: number;
  sampleRate: number;
  samples: Int16Array;
}
/** What the agent of this folder let be heard, a file per start, oldest first. */
export function heardBy(data: string): Heard[] {
  const folder = join(data, 'heard');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const about = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Omit<Heard, 'samples'>;
      const bytes = readFileSync(join(folder, name.replace('.json', '.pcm')));
      const samples = new Int16Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 2));
      return { ...about, samples };
    })
    .sort((a, b) => a.startedAtMs - b.startedAtMs);
}

/** Best correlation of `wanted` within ±`slackMs` around an instant, and where it was. */
export function correlation(
  heard: Heard,
  wanted: Int16Array,
  atMs: number,
  slackMs = 200,
): { value: number; shiftMs: number } {
  const centre = Math.round(((atMs - heard.startedAtMs) * heard.sampleRate) / 1000);
  const slack = Math.round((slackMs * heard.sampleRate) / 1000);
  let best = { value: -1, shiftMs: 0 };
  const step = (by: number, from: number, to: number): void => {
    for (let shift = from; shift <= to; shift += by) {
      const value = pearson(heard.samples, centre + shift, wanted);
      if (value > best.value) best = { value, shiftMs: (shift * 1000) / heard.sampleRate };
    }
  };
  step(6, -slack, slack);
  const around = Math.round((best.shiftMs * heard.sampleRate) / 1000);
  step(1, around - 6, around + 6);
  return best;
}

/** On every fourth sample: enough for sound of a few hundred hertz, and four times quicker. */
function pearson(heard: Int16Array, from: number, wanted: Int16Array): number {
  let product = 0;
  let ownSquare = 0;
  let otherSquare = 0;
  for (let at = 0; at < wanted.length; at += 4) {
    const other = heard[from + at] ?? 0;
    product += wanted[at]! * other;
    ownSquare += wanted[at]! ** 2;
    otherSquare += other ** 2;
  }
  return otherSquare === 0 ? 0 : product / Math.sqrt(ownSquare * otherSquare);
}

/** Loudest sample outside these spans (in epoch ms), in dB below full scale. */
export function loudestOutside(heard: Heard, spans: { fromMs: number; toMs: number }[]): number {
  let peak = 0;
  const inside = spans.map(({ fromMs, toMs }) => ({
    from: ((fromMs - heard.startedAtMs) * heard.sampleRate) / 1000,
    to: ((toMs - heard.startedAtMs) * heard.sampleRate) / 1000,
  }));
  for (let at = 0; at < heard.samples.length; at++) {
    if (inside.some(({ from, to }) => at >= from && at < to)) continue;
    peak = Math.max(peak, Math.abs(heard.samples[at]!));
  }
  return peak === 0 ? -Infinity : 20 * Math.log10(peak / 32_768);
}

/** A sweep as mp3, and its samples as they were approved, at 24 kHz. */
export function sweep(ffmpeg: string, seconds: number, fromHz: number): { mp3: Buffer; samples: Int16Array } {
  const tone = `aevalsrc=0.4*sin(2*PI*(${fromHz}+60*t)*t):s=44100:d=${seconds}`;
  const mp3 = run(ffmpeg, ['-f', 'lavfi', '-i', tone, '-b:a', '64k', '-ac', '1', '-f', 'mp3', 'pipe:1']);
  const pcm = run(ffmpeg, ['-f', 'lavfi', '-i', tone, '-ar', '24000', '-ac', '1', '-f', 's16le', 'pipe:1']);
  return { mp3, samples: new Int16Array(pcm.buffer, pcm.byteOffset, Math.floor(pcm.length / 2)) };
}

function run(ffmpeg: string, args: string[]): Buffer {
  const result = spawnSync(ffmpeg, ['-v', 'error', ...args], { maxBuffer: 64 * 1024 * 1024 });
  if (result.status !== 0) throw new Error(result.stderr.toString());
  return Buffer.from(result.stdout);
}

/** Integrated loudness of 24 kHz samples by EBU R 128, in LUFS. */
export function loudness(ffmpeg: string, samples: Int16Array): number {
  const pcm = ['-f', 's16le', '-ar', '24000', '-ac', '1', '-i', 'pipe:0'];
  const args = ['-hide_banner', '-nostats', ...pcm, '-af', 'ebur128=framelog=verbose', '-f', 'null', '-'];
  const input = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  const { status, stderr } = spawnSync(ffmpeg, args, { input });
  const found = /I:\s+(-?[\d.]+) LUFS/.exec(stderr.toString());
  if (status !== 0 || !found) throw new Error(stderr.toString());
  return Number(found[1]);
}

/** What was heard between these instants. */
export function heardBetween(heard: Heard, fromMs: number, toMs: number): Int16Array {
  const at = (ms: number): number => Math.round(((ms - heard.startedAtMs) * heard.sampleRate) / 1000);
  return heard.samples.slice(at(fromMs), at(toMs));
}

export function privateFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ttn-speaker-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
