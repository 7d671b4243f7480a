import type { DeviceContext } from '../context.js';
import type { DesiredPlaylist } from '../desired/desired-playlist.js';
import type { AlertSets } from '../desired/alert-set.js';
import type { OpenPlay } from '../journal/spent.js';
import { merged } from '../limits/dayparts.js';
import { outputVolume } from '../limits/judge.js';
import { MIN_REST_MS } from '../remote/remote-control.js';
import { lengthOf, playedItems, type Play } from './play.js';
import type { ProgrammeAiring } from './programme-airing.js';
import { markedSpan, type Voice } from './voice.js';

/** What was cut and may go on: by an emergency (from where it was cut), by the power or a pause (where the others are). */
export class TakingUp {
  private cutByAlert: Play | null = null;
  private toRejoin: { play: Play; zeroAtMs: number } | null = null;

  constructor(
    private readonly context: DeviceContext,
    private readonly playlist: DesiredPlaylist,
    private readonly alerts: AlertSets,
    private readonly airing: ProgrammeAiring,
    private readonly voice: Voice,
  ) {}

  /** At the start of the device: the play that the power cut off is closed with what was heard of it. */
  closeAfterPowerCut(open: OpenPlay): void {
    const { journal, ports } = this.context;
    const pieces = (open.aside.pieces ?? []).map(([sha256, positionMs, durationMs, bulletin]) => ({
      sha256,
      positionMs,
      durationMs,
      ...(bulletin === undefined ? {} : { bulletin }),
    }));
    const marked = markedSpan(ports.store.readMark(), open.play);
    const heard = merged([...open.heard, ...(marked ? [marked] : [])]);
    journal.append(
      'partial',
      {
        ...open.subject,
        play: open.play,
        revision: open.revision,
        items: playedItems(pieces, heard).slice(0, 200),
        volume: open.volume,
        evidence: ports.player.evidence,
        reason: 'power',
      },
      { heard },
    );
    const { occurrence, alert, session, part } = open.subject;
    const slot = occurrence ? this.playlist.programme()?.byId.get(occurrence) : undefined;
    this.toRejoin = {
      zeroAtMs: open.aside.zeroAtMs ?? 0,
      play: {
        play: open.play,
        kind: occurrence ? 'occurrence' : alert ? 'alert' : 'part',
        key: occurrence ?? alert ?? `${session}/${part}`,
        subject: open.subject,
        class: slot?.class ?? (alert ? 1 : 3),
        revision: open.revision,
        pieces,
        volume: open.volume,
        heard,
        blame: 'power',
        ...(slot ? { slot } : {}),
        ...(open.aside.reading === undefined ? {} : { reading: open.aside.reading }),
        ...(open.aside.unit === undefined ? {} : { unit: open.aside.unit }),
      },
    };
  }

  cut(play: Play): void {
    this.cutByAlert = play;
  }
  /** A pause silenced it: it stays got ready, so that it is there with the first word. */
  paused(play: Play, zeroAtMs: number): void {
    play.blame ??= 'command';
    this.letGo();
    this.toRejoin = { play, zeroAtMs };
    this.context.ports.player.prepare(play.play, play.pieces);
  }
  forget(): void {
    this.cutByAlert = null;
    this.letGo();
  }
  private letGo(): void {
    if (this.toRejoin) this.context.ports.player.release(this.toRejoin.play.play);
    this.toRejoin = null;
  }

  /** The power cut off a reading of this emergency, and the clock can say where the others are. */
  holdsAlert(alert: string): boolean {
    return this.toRejoin?.play.subject.alert === alert && this.context.clock.usable();
  }

  /** An emergency that the power cut off goes on before anything else. True where it does. */
  resumeAlert(): boolean {
    return this.toRejoin !== null && this.rejoin(this.toRejoin);
  }

  /** The voice is free, no emergency sounds, nothing is due. True where something goes on. */
  resume(): boolean {
    if (this.toRejoin && this.toRejoin.play.kind !== 'alert' && this.rejoin(this.toRejoin)) return true;
    const play = this.cutByAlert;
    this.cutByAlert = null;
    return play !== null && this.resumeAfterCut(play);
  }

  private rejoin({ play, zeroAtMs }: { play: Play; zeroAtMs: number }): boolean {
    const { clock, ports } = this.context;
    const lengthMs = lengthOf(play.pieces);
    const fromMs = clock.nowMs() + ports.player.leadMs - zeroAtMs;
    const isWorthIt = lengthMs - fromMs > MIN_REST_MS && fromMs >= 0;
    const goesOn = isWorthIt && this.mayGoOn(play, { fromMs: zeroAtMs, toMs: zeroAtMs + lengthMs });
    if (goesOn) play.volume = this.volumeOf(play);
    const began =
      goesOn && this.voice.begin(play, { zeroMonoMs: clock.monoOf(zeroAtMs), fromMs, as: 'resumed' });
    this.letGo();
    return began;
  }

  private resumeAfterCut(play: Play): boolean {
    const { clock, ports } = this.context;
    const cutAtMs = play.heard.reduce((end, { toMs }) => Math.max(end, toMs), 0);
    const restMs = lengthOf(play.pieces) - cutAtMs;
    const fromAtMs = clock.nowMs() + ports.player.leadMs;
    const span = { fromMs: fromAtMs, toMs: fromAtMs + restMs };
    if (restMs <= 0 || this.airing.nextStartMs(clock.nowMs()) < span.toMs) return false;
    if (!this.mayGoOn(play, span)) return false;
    play.volume = this.volumeOf(play);
    const zeroMonoMs = clock.monoOf(fromAtMs) - cutAtMs;
    return this.voice.begin(play, { zeroMonoMs, fromMs: cutAtMs, as: 'resumed' });
  }

  private mayGoOn(play: Play, span: { fromMs: number; toMs: number }): boolean {
    const { clock } = this.context;
    const config = this.context.config();
    if (!config) return false;
    if (play.kind === 'alert') {
      const known = this.alerts.find(play.key);
      return config.muted !== 'all' && known !== null && known.over === null;
    }
    const gone =
      play.kind === 'occurrence' && !this.playlist.programme()?.byId.has(play.subject.occurrence ?? '');
    const withdrawn = play.pieces.some(({ bulletin }) => bulletin && this.playlist.isWithdrawn(bulletin));
    return !gone && !withdrawn && this.airing.judge.restIsAllowed(span, clock.nowMs());
  }

  private volumeOf(play: Play): number {
    const config = this.context.config()!;
    if (play.kind !== 'alert') return this.context.remote.volumeOf(config, this.context.clock.nowMs());
    return outputVolume(config, this.alerts.find(play.key)?.entry.volume ?? config.volume.default);
  }
}
