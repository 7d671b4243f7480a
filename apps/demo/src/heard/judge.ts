import type { Mismatch } from '../ledger.js';
import { findSound } from './correlate.js';
import { type Recording, slice } from './recording.js';
import { joined, type Span, without } from './spans.js';

/** A stretch of sound that has to be in an agent's recording. */
export interface Planned {
  name: string;
  /** At the recordings' own rate. */
  sound: Float32Array;
  /** Where its first sample has to lie. */
  atMs: number;
  /** How far it is looked for; where it lies further off than `toleranceMs` is told. */
  searchMs: number;
  toleranceMs: number;
  /** Sound that is no mistake: after the stretch (a fade), in ms. */
  tailMs?: number;
}
export interface Start {
  name: string;
  /** Instant of its first sample, measured in the file. */
  atMs: number;
  correlation: number;
}
export interface Verdict {
  mismatches: Mismatch[];
  starts: Start[];
}

const MIN_CORRELATION = 0.9;
/** −60 dBFS. */
const SILENCE = 0.001;
/** Samples are averaged in threes for the search: 8 kHz is plenty to tell speech by, an eighth of a millisecond to tell time by. */
const COARSER = 3;
/** An edge of sound is no sharp line. */
const EDGE_MS = 60;
const MAX_TOLD = 3;

/**
 * What an agent made heard, against what it should have: each stretch at its sample, and silence everywhere else.
 * @param allowed sound that may be there and is not measured (openings, closings)
 */
export function judgeAgent(
  agent: string,
  recordings: readonly Recording[],
  planned: readonly Planned[],
  allowed: readonly Span[],
  whole: Span,
): Verdict {
  const verdict: Verdict = { mismatches: [], starts: [] };
  const sounding: Span[] = [...allowed];
  for (const one of planned) {
    const start = locate(recordings, one);
    const lengthMs = (one.sound.length * 1000) / rateOf(recordings);
    sounding.push({ fromMs: start.atMs - EDGE_MS, toMs: start.atMs + lengthMs + (one.tailMs ?? EDGE_MS) });
    verdict.starts.push(start);
    verdict.mismatches.push(...problemsOf(agent, one, start));
  }
  for (const recording of recordings)
    verdict.mismatches.push(...strayOf(agent, recording, joined(sounding), whole).slice(0, MAX_TOLD));
  return verdict;
}

const rateOf = (recordings: readonly Recording[]): number => recordings[0]?.sampleRate ?? 24_000;

function locate(recordings: readonly Recording[], { name, sound, atMs, searchMs }: Planned): Start {
  const rate = rateOf(recordings);
  const lengthMs = (sound.length * 1000) / rate;
  const fromMs = atMs - searchMs;
  const toMs = atMs + lengthMs + searchMs;
  const reference = coarser(sound);
  let best: Start = { name, atMs, correlation: 0 };
  for (const recording of recordings) {
    if (recording.endedAtMs <= fromMs || recording.startedAtMs >= toMs) continue;
    const match = findSound(coarser(slice(recording, fromMs, toMs)), reference);
    if (match.correlation <= best.correlation) continue;
    best = { name, atMs: fromMs + (match.at * COARSER * 1000) / rate, correlation: match.correlation };
  }
  return best;
}

function problemsOf(agent: string, planned: Planned, start: Start): Mismatch[] {
  const where = `${agent}, ${planned.name}`;
  if (start.correlation < MIN_CORRELATION) {
    const got = start.correlation.toFixed(3);
    return [{ what: 'sound', where, expected: `correlation of at least ${MIN_CORRELATION}`, got }];
  }
  const offMs = Math.round(start.atMs - planned.atMs);
  if (Math.abs(offMs) <= planned.toleranceMs) return [];
  return [{ what: 'instant', where, expected: `within ${planned.toleranceMs} ms`, got: `${offMs} ms off` }];
}

/** Sound where there should be none. */
function strayOf(agent: string, recording: Recording, sounding: readonly Span[], whole: Span): Mismatch[] {
  const { startedAtMs, endedAtMs, sampleRate, samples } = recording;
  const inside = { fromMs: Math.max(whole.fromMs, startedAtMs), toMs: Math.min(whole.toMs, endedAtMs) };
  if (inside.toMs <= inside.fromMs) return [];
  return without(inside, sounding).flatMap(({ fromMs, toMs }) => {
    const from = Math.ceil(((fromMs - startedAtMs) * sampleRate) / 1000);
    const to = Math.min(samples.length, Math.floor(((toMs - startedAtMs) * sampleRate) / 1000));
    let loudest = 0;
    let at = from;
    for (let i = from; i < to; i++) {
      const level = Math.abs(samples[i]!);
      if (level > loudest) [loudest, at] = [level, i];
    }
    if (loudest < SILENCE) return [];
    const instant = new Date(startedAtMs + (at * 1000) / sampleRate).toISOString();
    const got = `${(20 * Math.log10(loudest)).toFixed(1)} dBFS at ${instant}`;
    return [{ what: 'silence', where: agent, expected: 'under -60 dBFS', got }];
  });
}

function coarser(samples: Float32Array): Float32Array {
  const result = new Float32Array(Math.floor(samples.length / COARSER));
  for (let at = 0; at < result.length; at++) {
    let sum = 0;
    for (let i = 0; i < COARSER; i++) sum += samples[at * COARSER + i]!;
    result[at] = sum / COARSER;
  }
  return result;
}

export interface Skew {
  n: number;
  p50: number;
  max: number;
}

/** How far apart neighbours began the same thing, measured in their files. @param starts one list an agent */
export function skewOf(starts: readonly (readonly Start[])[]): Skew {
  const byName = new Map<string, number[]>();
  for (const { name, atMs, correlation } of starts.flat())
    if (correlation >= MIN_CORRELATION) byName.set(name, [...(byName.get(name) ?? []), atMs]);
  const apart = [...byName.values()].flatMap((instants) =>
    instants.flatMap((a, i) => instants.slice(i + 1).map((b) => Math.abs(a - b))),
  );
  apart.sort((a, b) => a - b);
  const round = (ms: number | undefined): number => Math.round((ms ?? 0) * 10) / 10;
  return { n: apart.length, p50: round(apart[Math.floor((apart.length - 1) / 2)]), max: round(apart.at(-1)) };
}
