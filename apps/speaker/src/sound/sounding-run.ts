import type { PlayPiece, PlayPlan, Span } from '#device/ports.js';
import { SAMPLE_RATE, type DecodedFile, type DecodedShelf } from './decoded-shelf.js';

/** A decoded file may be shorter than promised by the padding of its codec. */
const SHORT_MS = 300;
const TONE_HZ = 880;
const TONE_LEVEL = 8000;
const samplesOf = (ms: number): number => Math.round((ms * SAMPLE_RATE) / 1000);
const msOf = (samples: number): number => (samples * 1000) / SAMPLE_RATE;

interface SoundingPiece {
  piece: PlayPiece;
  /** In samples of the play. */
  from: number;
  to: number;
  /** null: a tone of our own. */
  source: DecodedFile | null;
}

/** One run of a play while it sounds, in samples; position 0 lies at `zero` of the sink's timeline. */
export class SoundingRun {
  readonly id: string;
  private readonly pieces: SoundingPiece[];
  private readonly begin: number;
  private end: number;
  private fade: { from: number; length: number } | null = null;
  private heard: { from: number; to: number }[] = [];
  private fault: string | undefined;

  constructor(
    plan: PlayPlan,
    private readonly zero: number,
    /** First sample of the timeline that is not written yet. */
    frontier: number,
    private readonly shelf: DecodedShelf,
    private gain: number,
  ) {
    this.id = plan.run;
    this.pieces = plan.pieces.map((piece) => ({
      piece,
      from: samplesOf(piece.positionMs),
      to: samplesOf(piece.positionMs + piece.durationMs),
      source: piece.sha256 === undefined ? null : shelf.hold(piece.sha256),
    }));
    this.begin = Math.max(samplesOf(plan.fromPositionMs), frontier - zero);
    this.end = this.pieces.reduce((end, { to }) => Math.max(end, to), 0);
  }

  setGain(gain: number): void {
    this.gain = gain;
  }

  /** Fades out from this sample of the timeline on. */
  stopAt(timeline: number, fadeMs: number): void {
    const from = timeline - this.zero;
    this.fade = { from, length: Math.max(1, samplesOf(fadeMs)) };
    this.end = Math.min(this.end, Math.max(this.begin, from + this.fade.length));
  }

  /** Mixes its samples of [timeline, timeline + out.length) into `out`. True where it put something there. */
  mix(out: Int32Array, timeline: number): boolean {
    const first = Math.max(timeline - this.zero, this.begin);
    const last = Math.min(timeline - this.zero + out.length, this.end);
    let sounded = false;
    for (const sounding of this.pieces) {
      const from = Math.max(first, sounding.from);
      const to = Math.min(last, sounding.to);
      if (to <= from) continue;
      const samples = this.samples(sounding, from, to - from);
      const offset = from + this.zero - timeline;
      for (let at = 0; at < samples.length; at++) {
        out[offset + at]! += samples[at]! * this.gain * this.faded(from + at);
      }
      this.note(sounding, from, samples.length, to - from);
      sounded ||= samples.length > 0;
    }
    return sounded;
  }

  isOver(timeline: number): boolean {
    if (timeline - this.zero >= this.end) return true;
    return this.pieces.every(
      ({ source, to }) =>
        source?.end === 'undecodable' || source?.end === 'broken' || to <= timeline - this.zero,
    );
  }

  /** Lets go of the files; what came out, by position in ms. */
  finish(): { heard: Span[]; fault?: string } {
    for (const { piece } of this.pieces) if (piece.sha256 !== undefined) this.shelf.release(piece.sha256);
    const heard = this.heard.map(({ from, to }) => ({ fromMs: msOf(from), toMs: msOf(to) }));
    return { heard, ...(this.fault === undefined ? {} : { fault: this.fault }) };
  }

  private samples({ source, from: start }: SoundingPiece, from: number, count: number): Int16Array {
    if (source) return source.read(from - start, count);
    const tone = new Int16Array(count);
    for (let at = 0; at < count; at++)
      tone[at] = TONE_LEVEL * Math.sin((2 * Math.PI * TONE_HZ * (from - start + at)) / SAMPLE_RATE);
    return tone;
  }

  private faded(position: number): number {
    if (!this.fade || position < this.fade.from) return 1;
    return Math.max(0, 1 - (position - this.fade.from) / this.fade.length);
  }

  private note(sounding: SoundingPiece, from: number, got: number, wanted: number): void {
    const { source, to: end } = sounding;
    const ended = source?.end === 'whole';
    const missing = end - (from + got);
    // The last few samples that a codec rounds away count as heard.
    const to = got < wanted && ended && missing <= samplesOf(SHORT_MS) ? from + wanted : from + got;
    if (to > from) {
      const last = this.heard.at(-1);
      if (last && last.to >= from) last.to = Math.max(last.to, to);
      else this.heard.push({ from, to });
    }
    if (got < wanted && source && source.end !== 'decoding' && to < from + wanted) this.fault = 'short';
  }
}
