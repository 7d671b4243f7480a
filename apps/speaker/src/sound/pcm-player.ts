import type { DeviceEvent, PlayerPort, PlayPiece, PlayPlan } from '#device/ports.js';
import { SAMPLE_RATE, type DecodedShelf } from './decoded-shelf.js';
import type { Sink, SinkStart } from './sink.js';
import { SoundingRun } from './sounding-run.js';

const CHUNK_MS = 50;
/** Mixed at one go; after a long stop of the process the timeline is caught up in pieces of this size. */
const MAX_CHUNK_SAMPLES = SAMPLE_RATE / 10;
const START_SLACK_MS = 150;

/** Lays plays on the sink's timeline, sample-exact: sample n lies n / rate after the sink's start. */
export class PcmPlayer implements PlayerPort {
  readonly leadMs: number;
  readonly toleranceMs = START_SLACK_MS;
  readonly evidence = 'decoded' as const;
  private readonly runs = new Map<string, SoundingRun>();
  private readonly prepared = new Map<string, readonly string[]>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private startMonoMs = 0;
  /** Samples written so far. */
  private frontier = 0;
  // Twenty times a second, day and night: these are made once.
  private readonly mixed = new Int32Array(MAX_CHUNK_SAMPLES);
  private readonly pcm = new Int16Array(MAX_CHUNK_SAMPLES);

  constructor(
    private readonly sink: Sink,
    private readonly shelf: DecodedShelf,
    private readonly monotonicMs: () => number,
    private readonly emit: (event: DeviceEvent) => void,
  ) {
    this.leadMs = Math.max(0, sink.aheadMs + START_SLACK_MS);
  }

  begin(about: SinkStart): void {
    this.startMonoMs = this.monotonicMs();
    this.sink.begin(about);
    this.timer = setInterval(() => this.advance(), CHUNK_MS);
  }

  close(): void {
    clearInterval(this.timer);
    this.advance();
    this.sink.close();
    this.shelf.close();
  }

  prepare(key: string, pieces: readonly PlayPiece[]): void {
    this.release(key);
    const hashes = pieces.flatMap(({ sha256 }) => (sha256 === undefined ? [] : [sha256]));
    this.prepared.set(key, hashes);
    const files = hashes.map((sha256) => ({ sha256, file: this.shelf.hold(sha256) }));
    void Promise.all(files.map(({ file }) => file.done)).then(() => {
      const bad = files.find(({ file }) => file.end !== 'whole');
      if (!bad) this.emit({ type: 'prepared', key, ok: true });
      else {
        this.release(key);
        const reason = bad.file.end === 'broken' ? 'broken' : 'decode';
        this.emit({ type: 'prepared', key, ok: false, sha256: bad.sha256, reason });
      }
    });
  }

  release(key: string): void {
    for (const sha256 of this.prepared.get(key) ?? []) this.shelf.release(sha256);
    this.prepared.delete(key);
  }

  start(plan: PlayPlan): void {
    const zero = Math.round(((plan.zeroMonoMs - this.startMonoMs) * SAMPLE_RATE) / 1000);
    this.runs.set(plan.run, new SoundingRun(plan, zero, this.frontier, this.shelf, this.gain(plan.volume)));
  }

  stop(run: string, fadeMs: number): void {
    this.runs.get(run)?.stopAt(Math.max(this.frontier, this.sampleAt(this.monotonicMs())), fadeMs);
  }

  setVolume(run: string, volume: number): void {
    this.runs.get(run)?.setGain(this.gain(volume));
  }

  /** Writes the timeline up to where it should be by now. */
  private advance(): void {
    const until = this.sampleAt(this.monotonicMs() + this.sink.aheadMs);
    while (this.frontier < until) {
      const out = this.mixed.subarray(0, Math.min(until - this.frontier, MAX_CHUNK_SAMPLES)).fill(0);
      let sounded = false;
      for (const run of this.runs.values()) sounded = run.mix(out, this.frontier) || sounded;
      this.sink.write(this.clipped(out), !sounded);
      this.frontier += out.length;
    }
    for (const [id, run] of this.runs) {
      if (!run.isOver(this.frontier)) continue;
      this.runs.delete(id);
      this.emit({ type: 'ended', run: id, ...run.finish() });
    }
  }

  private sampleAt(monoMs: number): number {
    return Math.max(0, Math.floor(((monoMs - this.startMonoMs) * SAMPLE_RATE) / 1000));
  }

  private gain(volume: number): number {
    return this.sink.appliesVolume ? volume / 100 : 1;
  }

  private clipped(mixed: Int32Array): Int16Array {
    const samples = this.pcm.subarray(0, mixed.length);
    for (let at = 0; at < mixed.length; at++) samples[at] = Math.max(-32768, Math.min(32767, mixed[at]!));
    return samples;
  }
}
