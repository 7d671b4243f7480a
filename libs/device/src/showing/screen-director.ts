import { encodeBase64Url } from '#contracts/jws.js';
import { Arming } from '../airing/arming.js';
import { Expiry } from '../airing/expiry.js';
import type { OnAir, Output, OutputEvent } from '../airing/output.js';
import type { DeviceContext } from '../context.js';
import type { AlertSets, KnownAlert } from '../desired/alert-set.js';
import type { DesiredPlaylist } from '../desired/desired-playlist.js';
import type { IdleReason, Scene, ScreenItem, ScreenPort } from '../ports.js';
import { AlertShow } from './alert-show.js';
import { Due } from './due.js';
import { Rotation, type Entry } from './rotation.js';
import { Stretches, type ShownSubject } from './stretches.js';

/** The screen answers a turn within its time; so much later it is passed over. */
const GUARD_MS = 30_000;
/** Where the pages of a text do not fit on a small screen, it takes up to so many times as long to turn them all. */
const TEXT_PATIENCE = 4;
/** At the start the programme waits so long for what the hub has to say: it may have been withdrawn meanwhile. */
const HEAR_MS = 8000;

/** What a board has on its screen: emergencies, else what is due, in turn, else nothing but the time. */
export class ScreenDirector implements Output {
  private readonly stretches: Stretches;
  private readonly alertShow: AlertShow;
  private readonly due: Due;
  private readonly arming: Arming;
  private readonly expiry: Expiry;
  private readonly rotation = new Rotation();
  /** Entries with an open stretch, as they were when it began. */
  private readonly onShow = new Map<string, Entry>();
  private turn: { run: string; key: string } | null = null;
  private alertRun: string | null = null;
  private sceneKey = '';
  private isSeen = true;
  private isAllowed = true;
  private isHeard = false;
  private serial = 0;
  private onAirNow: OnAir | null = null;

  constructor(
    private readonly context: DeviceContext,
    playlist: DesiredPlaylist,
    alerts: AlertSets,
    private readonly screen: ScreenPort,
  ) {
    this.stretches = new Stretches(context);
    this.alertShow = new AlertShow(context, alerts, this.stretches);
    this.due = new Due(context, playlist);
    this.arming = new Arming(context, this.due);
    this.expiry = new Expiry(context, playlist);
  }

  restore(): void {
    this.stretches.restore();
    this.context.deadlines.set('hear', this.context.clock.monotonicMs() + HEAR_MS);
  }
  heardFromHub(): void {
    if (this.isHeard) return;
    this.isHeard = true;
    this.context.deadlines.clear('hear');
    this.context.lookAgain();
  }
  /** Nothing is over: what was on show goes on after the start. */
  beforeRestart(): void {
    this.stretches.endAll('power');
    this.onShow.clear();
  }
  programmeChanged(): void {
    this.due.programmeChanged();
  }
  configChanged(): void {
    this.context.lookAgain();
  }
  onAir(): OnAir | null {
    return this.onAirNow;
  }

  decide(): void {
    const { clock, deadlines } = this.context;
    const alert = this.alertShow.decide(this.isSeen);
    const { entries, waitsForFiles, nextMs } = this.due.look(alert.alert !== null);
    const before = this.rotation.entries;
    const mayShow = this.isSeen && this.isAllowed && this.isHeard;
    this.rotation.set(mayShow ? entries : []);
    if (mayShow) this.forgoWhatIsGone(before);
    this.endWhatIsGone(alert.alert);
    if (alert.alert) this.showAlert(alert.alert);
    else this.showProgramme(waitsForFiles);
    const lookAtMs = Math.min(alert.nextMs, nextMs, this.arming.decide(), this.expiry.decide());
    if (lookAtMs < Infinity)
      deadlines.set('decide', Math.max(clock.monoOf(lookAtMs), clock.monotonicMs() + 1));
    else deadlines.clear('decide');
  }

  /** `stop`: what is on the screen goes, and what was due is not shown again. */
  stopAll(): void {
    this.alertShow.stopAll();
    for (const entry of this.rotation.entries) {
      if (!this.onShow.has(entry.key)) this.forgo(entry, 'command');
    }
    for (const key of this.onShow.keys()) this.stretches.end(key, 'command');
    for (const { slot } of this.rotation.entries) this.due.forgo(slot);
    this.onShow.clear();
    this.turn = null;
    this.context.lookAgain();
  }

  answered(event: OutputEvent): void {
    if (event.type === 'screen') this.seen(event.visible);
    if (event.type === 'programme' && event.allowed !== this.isAllowed) {
      this.isAllowed = event.allowed;
      this.context.lookAgain();
    }
    if (event.type === 'turned') this.turned(event);
  }

  private turned({ run, failed }: OutputEvent & { type: 'turned' }): void {
    if (run === this.alertRun) this.alertShow.wasRead();
    else if (run !== this.turn?.run) return;
    const entry = this.turn && this.rotation.find(this.turn.key);
    if (run === this.turn?.run) this.turn = null;
    if (failed && entry) {
      // The row shall say why it is not whole; what was claimed since the last report was not seen.
      this.stretches.drop(entry.key);
      this.stretches.forgo(subjectOf(entry), 'fault');
      this.onShow.delete(entry.key);
      this.due.failed(entry);
    }
    this.context.lookAgain();
  }

  tick(nowMonoMs: number): void {
    this.stretches.tick(nowMonoMs);
    if (this.context.deadlines.take('hear', nowMonoMs)) this.heardFromHub();
    if (!this.context.deadlines.take('turn', nowMonoMs) || !this.turn) return;
    this.context.fault('screen', 'no-answer');
    this.turn = null;
    this.context.lookAgain();
  }

  private seen(visible: boolean): void {
    if (visible === this.isSeen) return;
    this.isSeen = visible;
    if (!visible) {
      this.context.fault('screen', 'hidden');
      this.stretches.endAll('fault');
      this.onShow.clear();
      this.turn = null;
    }
    this.context.lookAgain();
  }

  /** What was taken off while it waited for a turn, behind an emergency perhaps. */
  private forgoWhatIsGone(before: readonly Entry[]): void {
    for (const entry of before) {
      if (this.rotation.find(entry.key) || this.onShow.has(entry.key)) continue;
      const reason = this.due.whyGone(entry);
      if (reason === 'withdrawn' || reason === 'removed') this.forgo(entry, reason);
    }
  }

  /** Of an occurrence that never was on the screen the answer is another one: missed. */
  private forgo(entry: Entry, reason: string): void {
    if (this.context.spent.slot(entry.slot.key) === 'playing') this.stretches.forgo(subjectOf(entry), reason);
  }

  private endWhatIsGone(alert: KnownAlert | null): void {
    for (const [key, entry] of this.onShow) {
      if (!alert && this.rotation.find(key)) continue;
      const stays = this.rotation.find(key) !== undefined;
      this.stretches.end(key, stays ? 'preempted' : this.due.whyGone(entry));
      this.onShow.delete(key);
    }
    if (this.turn && (alert || !this.rotation.find(this.turn.key))) this.turn = null;
  }

  private showAlert({ entry }: KnownAlert): void {
    const { alert, title, text, exercise } = entry;
    const key = `alert ${alert}`;
    if (this.sceneKey === key) return;
    this.nowOnAir(alert, { alert });
    this.alertRun = this.nextRun();
    const scene = { kind: 'alert', run: this.alertRun, alert, text, exercise } as const;
    this.show(key, title === undefined ? scene : { ...scene, title });
  }

  private showProgramme(waitsForFiles: boolean): void {
    if (this.turn) return;
    const entry = this.rotation.next();
    if (!entry) {
      this.nowOnAir(null, {});
      const reason = this.idleReason(waitsForFiles);
      const key = `idle ${reason}`;
      if (this.sceneKey !== key) this.show(key, { kind: 'idle', reason });
      return;
    }
    // What the status says does not change with every turn.
    const first = this.rotation.entries[0]!;
    this.nowOnAir(`rotation ${first.slot.key}`, { occurrence: first.slot.key });
    this.begin(entry);
    const run = this.nextRun();
    this.turn = { run, key: entry.key };
    const { clock, deadlines } = this.context;
    const { durationMs, kind } = entry.piece;
    const patienceMs = durationMs * (kind === 'text' ? TEXT_PATIENCE : 1) + GUARD_MS;
    deadlines.set('turn', clock.monotonicMs() + patienceMs);
    const waiting = this.rotation.entries.map(itemOf);
    this.show(`turn ${run}`, { kind: 'turn', run, item: itemOf(entry), waiting });
  }

  /** `shown` is durable before anything is seen. */
  private begin(entry: Entry): void {
    if (this.onShow.has(entry.key)) return;
    this.onShow.set(entry.key, entry);
    this.stretches.begin(entry.key, subjectOf(entry));
  }

  private show(key: string, scene: Scene): void {
    this.sceneKey = key;
    if (scene.kind !== 'turn') this.context.deadlines.clear('turn');
    this.screen.show(scene);
  }

  private nowOnAir(key: string | null, subject: OnAir['subject']): void {
    if ((this.onAirNow?.key ?? null) === key) return;
    const play = encodeBase64Url(this.context.ports.crypto.randomBytes(12));
    this.onAirNow =
      key === null ? null : { key, subject, play, sinceMs: this.context.clock.nowMs(), volume: 0 };
    this.context.statusChanged();
  }

  private idleReason(waitsForFiles: boolean): IdleReason {
    if (!this.context.config()) return 'no-config';
    if (!this.context.clock.usable()) return 'clock';
    if (!this.isAllowed) return 'offline';
    return waitsForFiles ? 'not-staged' : 'nothing';
  }

  private nextRun(): string {
    return `t${(this.serial += 1)}`;
  }
}

const subjectOf = ({ slot, piece }: Entry): ShownSubject => ({
  occurrence: slot.key,
  bulletin: piece.bulletin ?? '-',
  sha256: piece.sha256,
});

function itemOf({ slot, piece }: Entry): ScreenItem {
  const { bulletin, language } = piece;
  return {
    occurrence: slot.key,
    ...(bulletin === undefined ? {} : { bulletin }),
    kind: piece.kind ?? 'text',
    sha256: piece.sha256,
    codec: piece.codec ?? '',
    ...(language === undefined ? {} : { language }),
    durationMs: piece.durationMs,
  };
}
