import type { Reason } from '#contracts/reasons.js';
import { encodeBase64Url } from '#contracts/jws.js';
import type { DeviceContext } from '../context.js';
import type { Aside } from '../journal/record.js';
import { merged } from '../limits/dayparts.js';
import type { DeviceEvent, Span } from '../ports.js';
import { isWhole, lengthOf, playedItems, type Play } from './play.js';

/** How a run came to its end, for those who decide what follows. */
export type Settled = (play: Play, how: 'finished' | 'partial', reason: string | null) => void;

interface Run {
  id: string;
  play: Play;
  zeroMonoMs: number;
  fromMs: number;
  stopping: string | null;
}
export interface BeginAt {
  /** Monotonic instant of position 0. */
  zeroMonoMs: number;
  fromMs: number;
  /** `resumed` takes an earlier play up again; `silent` goes on with the play that is in the voice already. */
  as: 'started' | 'resumed' | 'silent';
  reason?: string;
  quota?: readonly [string, number];
}
/** The player answers a stop within its fade; after this much more the core goes on without it. */
const GUARD_MS = 1500;
const END_GUARD_MS = 5000;

/** The one voice of the device: what sounds, its marks, and the report of its end. `started` is durable before the first sample. */
export class Voice {
  private run: Run | null = null;
  /** Runs that are at their very end while the next one begins. */
  private readonly tails = new Map<string, Run>();
  /** A play that is not over but has nothing to sound at the moment. */
  private held: Play | null = null;
  private sinceMs = 0;
  private serial = 0;

  constructor(
    private readonly context: DeviceContext,
    private readonly settled: Settled,
  ) {}

  current(): Play | null {
    return this.run?.play ?? this.held;
  }
  isHeld(): boolean {
    return this.held !== null;
  }
  isStopping(): boolean {
    return this.run !== null && this.run.stopping !== null;
  }
  since(): number {
    return this.sinceMs;
  }
  /** Position of the voice now, and the monotonic instant at which its last piece ends. */
  positionMs(): number {
    return this.run ? this.context.clock.monotonicMs() - this.run.zeroMonoMs : 0;
  }
  endsAtMonoMs(): number {
    return this.run ? this.run.zeroMonoMs + lengthOf(this.run.play.pieces) : 0;
  }
  zeroMonoMs(): number {
    return this.run?.zeroMonoMs ?? 0;
  }

  /** False where the start could not be written down: then nothing sounds, except an emergency. */
  begin(play: Play, at: BeginAt): boolean {
    const totalMs = lengthOf(play.pieces);
    const { context } = this;
    if (at.as !== 'silent' && play.kind !== 'tone') {
      const report = context.journal.append(
        at.as,
        {
          ...play.subject,
          play: play.play,
          revision: play.revision,
          items: playedItems(play.pieces, [{ fromMs: at.fromMs, toMs: totalMs }]),
          volume: play.volume,
          evidence: context.ports.player.evidence,
          ...(at.reason === undefined ? {} : { reason: at.reason }),
        },
        this.aside(play, at, totalMs),
      );
      if (!report && play.kind !== 'alert') return false;
    }
    if (this.run) this.tails.set(this.run.id, this.run);
    const id = `${play.play}.${(this.serial += 1)}`;
    if (this.current()?.play !== play.play) this.sinceMs = context.clock.nowMs();
    this.run = { id, play, zeroMonoMs: at.zeroMonoMs, fromMs: at.fromMs, stopping: null };
    this.held = null;
    this.writeMark();
    context.ports.player.start({
      run: id,
      zeroMonoMs: at.zeroMonoMs,
      fromPositionMs: at.fromMs,
      pieces: play.pieces,
      volume: play.volume,
    });
    this.watch(at.zeroMonoMs + totalMs + END_GUARD_MS);
    context.statusChanged();
    return true;
  }

  /** Fades out; the report names the first reason given. */
  stop(reason: Reason | 'replan', fadeMs: number): void {
    if (this.held) {
      const play = this.held;
      this.held = null;
      this.report(play, reason);
      return;
    }
    if (!this.run || this.run.stopping !== null) return;
    this.run.stopping = reason;
    this.watch(this.context.clock.monotonicMs() + fadeMs + GUARD_MS);
    this.context.ports.player.stop(this.run.id, fadeMs);
  }

  setVolume(volume: number): void {
    if (!this.run || this.run.play.volume === volume) return;
    this.run.play.volume = volume;
    this.context.ports.player.setVolume(this.run.id, volume);
  }

  ended(event: DeviceEvent & { type: 'ended' }): void {
    const run = this.run?.id === event.run ? this.run : this.tails.get(event.run);
    if (run) this.close(run, event.heard, event.fault);
  }

  /** Called at the moments that this voice asked for. */
  tick(nowMonoMs: number): void {
    if (this.context.deadlines.take('mark', nowMonoMs)) this.writeMark();
    if (this.context.deadlines.take('guard', nowMonoMs) && this.run) {
      const { run } = this;
      const toMs = Math.min(lengthOf(run.play.pieces), nowMonoMs - run.zeroMonoMs);
      this.context.fault('player', 'no-answer');
      this.close(run, toMs > run.fromMs ? [{ fromMs: run.fromMs, toMs }] : [], 'fault');
    }
  }

  newPlayId(): string {
    return encodeBase64Url(this.context.ports.crypto.randomBytes(12));
  }

  private close(run: Run, heard: readonly Span[], fault?: string): void {
    const { play } = run;
    play.heard = merged([...play.heard, ...heard]);
    if (this.run === run) {
      this.run = null;
      this.context.deadlines.clear('guard');
      this.context.deadlines.clear('mark');
    } else this.tails.delete(run.id);
    this.context.statusChanged();
    this.context.lookAgain();
    if (play.awaiting && run.stopping === null && fault === undefined) {
      this.held = play;
      return;
    }
    if (fault !== undefined) play.blame ??= 'fault';
    this.report(play, run.stopping);
  }

  private report(play: Play, stopped: string | null): void {
    if (stopped === 'replan') {
      this.settled(play, 'partial', stopped);
      return;
    }
    const whole = isWhole(play.pieces, play.heard) && !play.awaiting;
    const finished = whole && (play.blame === null || play.blame === 'preempted');
    const reason = finished ? null : (stopped ?? play.blame ?? (whole ? null : 'fault'));
    if (play.kind !== 'tone') {
      this.context.journal.append(
        finished ? 'finished' : 'partial',
        {
          ...play.subject,
          play: play.play,
          revision: play.revision,
          items: playedItems(play.pieces, play.heard).slice(0, 200),
          volume: play.volume,
          evidence: this.context.ports.player.evidence,
          ...(reason === null ? {} : { reason }),
        },
        { heard: play.heard },
      );
    }
    this.settled(play, finished ? 'finished' : 'partial', reason);
  }

  private aside(play: Play, at: BeginAt, totalMs: number): Aside {
    return {
      zeroAtMs: Math.round(this.context.clock.wallOf(at.zeroMonoMs)),
      totalMs,
      fromMs: Math.round(at.fromMs),
      pieces: play.pieces.flatMap((piece) =>
        piece.sha256 === undefined
          ? []
          : [[piece.sha256, piece.positionMs, piece.durationMs, piece.bulletin] as const],
      ),
      heard: play.heard,
      ...(at.quota ? { quota: at.quota } : {}),
      ...(play.reading === undefined ? {} : { reading: play.reading }),
      ...(play.unit === undefined ? {} : { unit: play.unit }),
    };
  }

  /** So that a power cut can be closed with what was heard. */
  private writeMark(): void {
    const { run, context } = this;
    if (!run) return;
    const now = context.clock.monotonicMs();
    const toMs = Math.max(run.fromMs, Math.min(now - run.zeroMonoMs, lengthOf(run.play.pieces)));
    context.ports.store.mark(
      JSON.stringify({ play: run.play.play, fromMs: Math.round(run.fromMs), toMs: Math.round(toMs) }),
    );
    context.deadlines.set('mark', now + context.options.markEveryMs);
  }

  private watch(atMonoMs: number): void {
    this.context.deadlines.set('guard', atMonoMs);
  }
}

/** The last mark, where it belongs to this play. */
export function markedSpan(text: string | null, play: string): Span | null {
  if (text === null) return null;
  const match = /^\{"play":"([^"]*)","fromMs":(\d+),"toMs":(\d+)\}$/.exec(text.trim());
  if (!match || match[1] !== play) return null;
  const span = { fromMs: Number(match[2]), toMs: Number(match[3]) };
  return span.toMs > span.fromMs ? span : null;
}
