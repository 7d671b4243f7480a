import type { DeviceContext } from '../context.js';
import { concerns, type AlertSets, type KnownAlert } from '../desired/alert-set.js';
import { outputVolume } from '../limits/judge.js';
import { alertTimeMs, startOf } from './alert-time.js';
import { lengthOf, type Play } from './play.js';
import { partsOf, placed, readingNow } from './reading.js';
import { Readiness } from './readiness.js';
import type { TakingUp } from './taking-up.js';
import type { Voice } from './voice.js';

const PREEMPT_FADE_MS = 300;
const CANCEL_FADE_MS = 1000;
/** Between two readings of an emergency so close together nothing else is begun. */
const HOLD_MS = 30_000;
const TONE_PATIENCE_MS = 1000;
const SOON_MS = 1000;

interface Due {
  alert: KnownAlert;
  /** Wall instant (of this device's time) at which the next reading begins. */
  atMs: number;
}
export interface AlertVerdict {
  /** The voice belongs to an emergency, or is about to. */
  holds: boolean;
  /** Next wall instant to look at. */
  nextMs: number;
}

/** Emergencies: at once, over everything but `muted: all`, the newest start first, each once with its readings. */
export class AlertAiring {
  /** Readings that a newer emergency cut. */
  private readonly cut = new Map<string, Play>();
  private readonly readiness: Readiness;

  constructor(
    private readonly context: DeviceContext,
    private readonly sets: AlertSets,
    private readonly takingUp: TakingUp,
    private readonly voice: Voice,
  ) {
    this.readiness = new Readiness(context);
  }

  decide(): AlertVerdict {
    this.endWhatIsOver();
    const nowMs = this.context.clock.nowMs();
    const waiting = [...this.sets.all()].flatMap((alert) => this.dueOf(alert) ?? []);
    const ready = waiting.filter(({ atMs }) => atMs - this.context.ports.player.leadMs <= nowMs + 1);
    const nextMs = waiting.reduce(
      (next, { atMs }) => (ready.some((due) => due.atMs === atMs) ? next : Math.min(next, atMs)),
      Infinity,
    );
    const soon = nextMs - nowMs <= HOLD_MS && waiting.some(({ alert }) => this.hasBegun(alert));
    const lookAtMs = nextMs - this.context.ports.player.leadMs;
    const playing = this.voice.current();
    const newest = waiting.filter(({ atMs }) => atMs <= nowMs + SOON_MS).sort(newestFirst)[0];
    // A newer one that is being got ready is not worth beginning an older one for.
    const first = newest && ready.includes(newest) ? newest : undefined;
    const voiceMs = playing?.kind === 'alert' ? this.goOnWithVoice(playing) : Infinity;
    if (playing?.kind === 'alert' && !(first && this.isNewer(first.alert, playing)))
      return { holds: true, nextMs: Math.min(lookAtMs, voiceMs) };
    if (!first) {
      return { holds: soon, nextMs: lookAtMs };
    }
    if (playing) {
      playing.cutByAlert = true;
      this.voice.stop('preempted', PREEMPT_FADE_MS);
    }
    if (!this.voice.current()) this.read(first);
    return { holds: true, nextMs: lookAtMs };
  }

  /** What was to be got ready is, or never will be. */
  prepared(key: string): void {
    this.readiness.answered(key);
  }

  /** A reading ended. */
  settled(play: Play, reason: string | null): void {
    if (reason === 'preempted') this.cut.set(play.key, play);
    else this.cut.delete(play.key);
  }

  /** `stop`: what is begun is not begun again. */
  stopAll(): void {
    for (const alert of this.sets.all()) if (this.hasBegun(alert)) alert.over ??= 'removed';
    this.cut.clear();
  }

  private hasBegun({ entry }: KnownAlert): boolean {
    return (this.context.spent.alert(entry.alert)?.readings ?? 0) > 0;
  }

  private isNewer(alert: KnownAlert, playing: Play): boolean {
    const current = this.sets.find(playing.key);
    return alert.entry.alert !== playing.key && current !== null && startOf(alert) > startOf(current);
  }

  /** When its next reading is due; null: never, or not known. Says what will never be. */
  private dueOf(alert: KnownAlert): Due | null {
    const { clock, journal, ports, spent } = this.context;
    const { entry } = alert;
    const config = this.context.config();
    const past = spent.alert(entry.alert);
    if (alert.over || past?.closed || !config || !concerns(entry, config)) return null;
    const ownMs = alertTimeMs(this.context.clock, alert);
    if (ownMs === null) return null;
    const readings = past?.readings ?? 0;
    if (ownMs >= Date.parse(entry.exp)) {
      const here = readingNow(entry, (sha256) => ports.files.has(sha256)) !== null;
      if (readings === 0 && alert.arrivedAtMs < Date.parse(entry.exp)) {
        journal.append('missed', { alert: entry.alert, reason: here ? 'device' : 'not-staged' });
      }
      return null;
    }
    if (this.cut.has(entry.alert) || this.takingUp.holdsAlert(entry.alert))
      return { alert, atMs: clock.nowMs() };
    if (readings >= entry.repeat.count) return null;
    const inMs = (entry.startAt ? Date.parse(entry.startAt) : 0) - ownMs;
    if (readings === 0 && inMs > 0) {
      this.getReady(alert);
      return { alert, atMs: clock.nowMs() + inMs };
    }
    if (config.muted === 'all') {
      journal.append('declined', { alert: entry.alert, limit: 'silence-all' });
      return null;
    }
    if (this.voice.current()?.key === entry.alert) return null;
    if (readings === 0) {
      const readyMs = this.getReady(alert);
      return readyMs === null ? null : { alert, atMs: readyMs };
    }
    return { alert, atMs: Math.max(clock.nowMs(), past!.firstZeroAtMs + readings * entry.repeat.everyMs) };
  }

  /** When its first reading can begin with what is here; null: nothing is. */
  private getReady(alert: KnownAlert): number | null {
    const { entry } = alert;
    const now = readingNow(entry, (sha256) => this.context.ports.files.has(sha256));
    if (!now) return null;
    const readyMs = this.readiness.fromMs(entry.alert, now.pieces);
    return now.lacksTone ? Math.max(readyMs, this.withoutToneAtMs(alert)) : readyMs;
  }

  /** Tone and voice are on their way together: where the voice is faster, the tone has a second to follow. */
  private withoutToneAtMs({ arrivedAtMs }: KnownAlert): number {
    const nowMs = this.context.clock.nowMs();
    const waitedMs = nowMs - arrivedAtMs;
    return waitedMs >= 0 && waitedMs < TONE_PATIENCE_MS ? arrivedAtMs + TONE_PATIENCE_MS : nowMs;
  }

  private read({ alert }: Due): void {
    const { clock, ports, spent } = this.context;
    const { entry, unit } = alert;
    const again = this.cut.get(entry.alert);
    const zeroMonoMs = clock.monotonicMs() + ports.player.leadMs;
    if (this.takingUp.holdsAlert(entry.alert)) {
      if (!this.takingUp.resumeAlert()) this.context.lookAgain();
      return;
    }
    if (again) {
      this.cut.delete(entry.alert);
      const cutAtMs = again.heard.reduce((end, { toMs }) => Math.max(end, toMs), 0);
      this.voice.begin(again, { zeroMonoMs: zeroMonoMs - cutAtMs, fromMs: cutAtMs, as: 'resumed' });
      return;
    }
    const now = readingNow(entry, (sha256) => ports.files.has(sha256));
    if (!now) return;
    const config = this.context.config()!;
    // The voice lets go of it itself; what is still to come is got ready when it is here.
    this.readiness.forget(entry.alert);
    this.voice.begin(
      {
        play: this.voice.newPlayId(),
        kind: 'alert',
        key: entry.alert,
        subject: { alert: entry.alert },
        class: 1,
        revision: this.sets.revisions()[unit] ?? 0,
        pieces: now.pieces,
        volume: outputVolume(config, entry.volume),
        heard: [],
        blame: now.lacksTone ? 'not-staged' : null,
        reading: spent.alert(entry.alert)?.readings ?? 0,
        unit,
        awaiting: now.awaiting,
      },
      { zeroMonoMs, fromMs: 0, as: 'started' },
    );
  }

  /** The tone has sounded and the voice is here now: it goes on. @returns when to look again */
  private goOnWithVoice(playing: Play): number {
    if (!this.voice.isHeld()) return Infinity;
    const { clock, ports } = this.context;
    const alert = this.sets.find(playing.key);
    const ownMs = alert ? alertTimeMs(this.context.clock, alert) : null;
    if (!alert || (ownMs !== null && ownMs >= Date.parse(alert.entry.exp))) {
      this.voice.stop('not-staged', 0);
      return Infinity;
    }
    const { voice } = partsOf(alert.entry);
    if (!voice.every(({ sha256 }) => ports.files.has(sha256))) return Infinity;
    const fromMs = lengthOf(playing.pieces);
    const rest = placed(voice, fromMs);
    const readyMs = this.readiness.fromMs(playing.key, rest);
    if (readyMs > clock.nowMs()) return readyMs;
    this.readiness.forget(playing.key);
    playing.pieces = [...playing.pieces, ...rest];
    playing.awaiting = false;
    const zeroMonoMs = clock.monotonicMs() + ports.player.leadMs - fromMs;
    this.voice.begin(playing, { zeroMonoMs, fromMs, as: 'silent' });
    return Infinity;
  }

  /** Cancelled or gone: faded out; never begun: said. */
  private endWhatIsOver(): void {
    const config = this.context.config();
    const playing = this.voice.current();
    for (const alert of this.sets.all()) {
      const { alert: id } = alert.entry;
      if (playing?.key === id && !this.voice.isStopping()) {
        const reason = alert.over ?? (config?.muted === 'all' ? 'muted' : null);
        if (reason) this.voice.stop(reason, CANCEL_FADE_MS);
      }
      if (!alert.over) continue;
      this.cut.delete(id);
      this.readiness.forget(id);
    }
  }
}

const newestFirst = (a: Due, b: Due): number =>
  startOf(b.alert) - startOf(a.alert) || (a.alert.entry.alert < b.alert.entry.alert ? -1 : 1);
