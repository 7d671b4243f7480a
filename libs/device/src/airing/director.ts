import type { DeviceContext } from '../context.js';
import type { AlertSets } from '../desired/alert-set.js';
import type { DesiredPlaylist } from '../desired/desired-playlist.js';
import { outputVolume } from '../limits/judge.js';
import type { DeviceEvent } from '../ports.js';
import { AlertAiring } from './alert-airing.js';
import { Arming } from './arming.js';
import { Expiry } from './expiry.js';
import type { OnAir, Output, OutputEvent } from './output.js';
import type { Play } from './play.js';
import { ProgrammeAiring } from './programme-airing.js';
import { SessionParts } from './session-parts.js';
import { TakingUp } from './taking-up.js';
import { Voice } from './voice.js';

const FADE_MS = 1500;
const REPLAN_FADE_MS = 200;

/** Who has the voice: emergencies, then what is due, then what was cut, then openings and closings. */
export class Director implements Output {
  readonly voice: Voice;
  readonly airing: ProgrammeAiring;
  private readonly alertAiring: AlertAiring;
  private readonly parts: SessionParts;
  private readonly takingUp: TakingUp;
  private readonly arming: Arming;
  private readonly expiry: Expiry;
  private usableSinceMs = Infinity;
  /** What of the remote control was in force at the last look. */
  private obeyed = '';

  constructor(
    private readonly context: DeviceContext,
    private readonly playlist: DesiredPlaylist,
    private readonly alerts: AlertSets,
  ) {
    this.voice = new Voice(context, (play, _how, reason) => this.settled(play, reason));
    this.airing = new ProgrammeAiring(context, playlist, this.voice, {
      atMs: () => context.clock.nowMs() - context.clock.uptimeMs(),
      usableSinceMs: () => this.usableSinceMs,
    });
    this.takingUp = new TakingUp(context, playlist, alerts, this.airing, this.voice);
    this.alertAiring = new AlertAiring(context, alerts, this.takingUp, this.voice);
    this.parts = new SessionParts(context, playlist, this.airing, this.voice);
    this.arming = new Arming(context, this.airing);
    this.expiry = new Expiry(context, playlist);
  }

  /** At the start of the device, after the stored states are there. */
  restore(): void {
    this.airing.programmeChanged(true);
    const open = this.context.spent.openPlay();
    if (open) this.takingUp.closeAfterPowerCut(open);
  }

  programmeChanged(): void {
    this.airing.programmeChanged(false);
    this.parts.programmeChanged();
    this.arming.unprepare();
  }

  /** Looks at everything that may start, stop or be said, and sets the next moment to look. */
  decide(): void {
    const { clock, deadlines } = this.context;
    if (clock.usable()) this.usableSinceMs = Math.min(this.usableSinceMs, clock.nowMs());
    else this.usableSinceMs = Infinity;
    this.obeyRemote();
    this.endWhatMayNotGoOn();
    const nextMs = Math.min(
      this.decideVoice(),
      this.arming.decide(),
      this.expiry.decide(),
      this.context.remote.nextEndMs(),
    );
    if (nextMs < Infinity) deadlines.set('decide', Math.max(clock.monoOf(nextMs), clock.monotonicMs() + 1));
    else deadlines.clear('decide');
  }

  private decideVoice(): number {
    const alert = this.alertAiring.decide();
    if (!this.context.clock.usable()) return alert.nextMs;
    if (alert.holds || this.voice.current()?.kind === 'alert') {
      this.airing.answerForThePast();
      return alert.nextMs;
    }
    const nextMs = Math.min(alert.nextMs, this.airing.decide());
    if (this.context.remote.isPaused()) return nextMs;
    if (!this.voice.current() && this.context.config()) this.takingUp.resume();
    return this.voice.isStopping() ? nextMs : Math.min(nextMs, this.parts.decide());
  }

  /** What was ordered for a while began or ended: the volume of what sounds, and the status, follow. */
  private obeyRemote(): void {
    const inForce = JSON.stringify(this.context.remote.inForce());
    if (inForce === this.obeyed) return;
    this.obeyed = inForce;
    this.configChanged();
    this.context.statusChanged();
  }

  onAir(): OnAir | null {
    const play = this.voice.current();
    if (!play) return null;
    return {
      key: play.key,
      subject: play.subject,
      play: play.play,
      sinceMs: this.voice.since(),
      volume: play.volume,
    };
  }
  tick(nowMonoMs: number): void {
    this.voice.tick(nowMonoMs);
  }
  answered(event: OutputEvent): void {
    if (event.type === 'ended') this.voice.ended(event);
    else if (event.type === 'prepared') this.prepared(event);
  }

  private prepared(event: DeviceEvent & { type: 'prepared' }): void {
    this.alertAiring.prepared(event.key);
    if (event.ok) this.arming.prepared(event.key, 'yes');
    else this.arming.prepared(event.key, event.reason === 'broken' ? 'no' : 'failed');
    if (!event.ok && event.reason === 'broken' && event.sha256 !== undefined) {
      this.context.ports.files.remove(event.sha256);
      this.context.journal.append('stage-failed', { sha256: event.sha256, reason: 'wrong' });
    }
  }

  /** `stop`: silence, and what was begun stays ended. */
  stopAll(): void {
    this.takingUp.forget();
    delete this.voice.current()?.pausedZeroAtMs;
    this.alertAiring.stopAll();
    this.voice.stop('command', REPLAN_FADE_MS);
  }

  beforeRestart(): void {
    this.stopAll();
  }
  /** A voice begins at its second, whether the hub was heard or not. */
  heardFromHub(): void {
    return;
  }

  /** A device without a config, or with a new one: what plays now obeys it. */
  configChanged(): void {
    const play = this.voice.current();
    const config = this.context.config();
    if (!play || !config || play.kind === 'tone') return;
    const alert = play.kind === 'alert' ? this.alerts.find(play.key) : null;
    const volume = alert
      ? outputVolume(config, alert.entry.volume)
      : this.context.remote.volumeOf(config, play.slot?.startAtMs ?? this.context.clock.nowMs());
    this.voice.setVolume(volume);
  }

  /** Withdrawn, gone, muted or paused while it plays. What was merely moved goes on. */
  private endWhatMayNotGoOn(): void {
    const play = this.voice.current();
    if (!play || this.voice.isStopping() || play.kind === 'alert' || play.kind === 'tone') return;
    const config = this.context.config();
    if (config && config.muted !== 'no') {
      this.voice.stop('muted', FADE_MS);
      return;
    }
    if (this.context.remote.isPaused()) {
      play.pausedZeroAtMs = this.context.clock.wallOf(this.voice.zeroMonoMs());
      this.voice.stop('command', REPLAN_FADE_MS);
      return;
    }
    const programme = this.playlist.programme();
    const { occurrence } = play.subject;
    if (occurrence && programme && !programme.byId.has(occurrence)) {
      this.voice.stop('removed', FADE_MS);
      return;
    }
    this.endWithdrawn(play);
  }

  private endWithdrawn(play: Play): void {
    const positionMs = this.voice.positionMs();
    const rest = play.pieces.filter((piece) => piece.positionMs + piece.durationMs > positionMs);
    const isOut = ({ bulletin }: { bulletin?: string }): boolean =>
      bulletin !== undefined && this.playlist.isWithdrawn(bulletin);
    if (!rest.some(isOut)) return;
    const staying = rest.filter((piece) => piece.bulletin !== undefined && !isOut(piece));
    if (staying.length === 0) {
      this.voice.stop('withdrawn', FADE_MS);
      return;
    }
    play.blame = 'withdrawn';
    this.voice.stop('replan', REPLAN_FADE_MS);
  }

  private settled(play: Play, reason: string | null): void {
    if (reason === 'replan') {
      this.goOnWithout(play);
      return;
    }
    if (play.kind === 'occurrence' && play.slot) this.parts.occurrenceEnded(play.slot.session);
    if (play.kind === 'alert') this.alertAiring.settled(play, reason);
    else if (play.pausedZeroAtMs !== undefined) this.takeUpLater(play, play.pausedZeroAtMs);
    // Only an emergency leaves something to take up: what lost against another occurrence has ended.
    else if (reason === 'preempted' && play.cutByAlert && play.kind === 'occurrence') this.takingUp.cut(play);
    this.context.lookAgain();
  }

  private takeUpLater(play: Play, zeroAtMs: number): void {
    delete play.pausedZeroAtMs;
    this.takingUp.paused(play, zeroAtMs);
  }

  private goOnWithout(play: Play): void {
    const { clock, ports } = this.context;
    const zeroMonoMs = play.slot ? clock.monoOf(play.slot.startAtMs) : clock.monotonicMs();
    const fromMs = clock.monotonicMs() + ports.player.leadMs - zeroMonoMs;
    play.pieces = play.pieces.filter(
      ({ bulletin, positionMs, durationMs }) =>
        positionMs + durationMs <= fromMs || bulletin === undefined || !this.playlist.isWithdrawn(bulletin),
    );
    this.voice.begin(play, { zeroMonoMs, fromMs, as: 'silent' });
  }
}
