import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const About = z.object({
  boot: z.string(),
  device: z.string(),
  sampleRate: z.int().min(8000),
  startedAtMs: z.number(),
  format: z.literal('s16le'),
  channels: z.literal(1),
});

/** What one start of an agent put into its file. */
export interface Recording {
  boot: string;
  /** The machine's clock at sample 0. */
  startedAtMs: number;
  endedAtMs: number;
  sampleRate: number;
  /** −1 to 1. */
  samples: Float32Array;
}

const FULL_SCALE = 32_768;
const BYTES = 2;

/** Every file of an agent, one a start, in the order of time. @param folder `heard` in the agent's data folder */
export function recordingsOf(folder: string): Recording[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => read(folder, name))
    .sort((a, b) => a.startedAtMs - b.startedAtMs);
}

function read(folder: string, name: string): Recording {
  const about = About.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const bytes = readFileSync(join(folder, `${about.boot}.pcm`));
  const samples = new Float32Array(Math.floor(bytes.length / BYTES));
  for (let at = 0; at < samples.length; at++) samples[at] = bytes.readInt16LE(at * BYTES) / FULL_SCALE;
  return {
    boot: about.boot,
    startedAtMs: about.startedAtMs,
    endedAtMs: about.startedAtMs + (samples.length * 1000) / about.sampleRate,
    sampleRate: about.sampleRate,
    samples,
  };
}

/** The samples between two instants; what lies outside the file is silence. */
export function slice(recording: Recording, fromMs: number, toMs: number): Float32Array {
  const { startedAtMs, sampleRate, samples } = recording;
  const at = (instantMs: number): number => Math.round(((instantMs - startedAtMs) * sampleRate) / 1000);
  const from = at(fromMs);
  const result = new Float32Array(Math.max(0, at(toMs) - from));
  const first = Math.max(0, -from);
  const there = samples.subarray(Math.max(0, from), Math.max(0, from + result.length));
  result.set(there.subarray(0, Math.max(0, result.length - first)), Math.min(first, result.length));
  return result;
}
