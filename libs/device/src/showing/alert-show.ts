import { alertTimeMs, startOf } from '../airing/alert-time.js';
import type { DeviceContext } from '../context.js';
import { concerns, type AlertSets, type KnownAlert } from '../desired/alert-set.js';
import type { Stretches } from './stretches.js';

/** Several emergencies at once have the screen in turn, each until it was read through: at least and at most so long. */
const TURN_MS = 15_000;
const LONGEST_TURN_MS = 120_000;

export interface AlertOnScreen {
  alert: KnownAlert | null;
  /** Next wall instant to look at. */
  nextMs: number;
}
const keyOf = (id: string): string => `alert/${id}`;

/** Emergencies on a screen: from their start until they expire or are cancelled, the newest start first. */
export class AlertShow {
  private current: string | null = null;
  private turnBeganMonoMs = 0;
  private isRead = false;

  constructor(
    private readonly context: DeviceContext,
    private readonly sets: AlertSets,
    private readonly stretches: Stretches,
  ) {}

  /** @param isSeen nobody sees a page that another one covers: then nothing counts as shown */
  decide(isSeen: boolean): AlertOnScreen {
    let nextMs = Infinity;
    const active: KnownAlert[] = [];
    for (const alert of this.sets.all()) {
      const { atMs, isOn } = this.judge(alert);
      nextMs = Math.min(nextMs, atMs);
      if (isOn) active.push(alert);
    }
    const alert = isSeen ? this.inTurn(active.sort(newestFirst)) : null;
    this.current = alert?.entry.alert ?? null;
    if (!alert) return { alert: null, nextMs };
    const { entry } = alert;
    const sha256 = this.context.ports.crypto.sha256(new TextEncoder().encode(entry.text));
    this.stretches.begin(keyOf(entry.alert), { alert: entry.alert, sha256 });
    const { clock } = this.context;
    if (active.length > 1) nextMs = Math.min(nextMs, clock.wallOf(this.turnEndsMonoMs()));
    return { alert, nextMs };
  }

  /** The screen has turned all pages of what is on it. */
  wasRead(): void {
    this.isRead = true;
  }

  /** `stop`: off the screen for good. */
  stopAll(): void {
    for (const alert of this.sets.all()) {
      if (!this.stretches.has(keyOf(alert.entry.alert))) continue;
      this.stretches.end(keyOf(alert.entry.alert), 'command');
      alert.over ??= 'removed';
    }
  }

  /** Says what ends. `atMs`: the next wall instant at which the answer may be another. */
  private judge(alert: KnownAlert): { atMs: number; isOn: boolean } {
    const { clock, journal, spent } = this.context;
    const { entry } = alert;
    const off = { atMs: Infinity, isOn: false };
    const config = this.context.config();
    const past = spent.alert(entry.alert);
    if (alert.over || past?.closed || !config || !concerns(entry, config)) {
      this.stretches.end(keyOf(entry.alert), alert.over ?? 'removed');
      return off;
    }
    const ownMs = alertTimeMs(clock, alert);
    if (ownMs === null) return off;
    const expMs = Date.parse(entry.exp);
    if (ownMs >= expMs) {
      this.stretches.end(keyOf(entry.alert));
      if (!past && alert.arrivedAtMs < expMs)
        journal.append('missed', { alert: entry.alert, reason: 'device' });
      return off;
    }
    const untilStartMs = entry.startAt ? Date.parse(entry.startAt) - ownMs : 0;
    if (untilStartMs > 0) return { atMs: clock.nowMs() + untilStartMs, isOn: false };
    return { atMs: clock.nowMs() + expMs - ownMs, isOn: true };
  }

  private turnEndsMonoMs(): number {
    return this.turnBeganMonoMs + (this.isRead ? TURN_MS : LONGEST_TURN_MS);
  }

  /** A newer one comes at once; the others take their turns. */
  private inTurn(active: readonly KnownAlert[]): KnownAlert | null {
    const now = this.context.clock.monotonicMs();
    const unseen = active.find(({ entry }) => !this.stretches.has(keyOf(entry.alert)));
    const at = active.findIndex(({ entry }) => entry.alert === this.current);
    const mayGoOn = unseen === undefined || (at >= 0 && !isNewer(unseen, active[at]!));
    if (mayGoOn && at >= 0 && now < this.turnEndsMonoMs()) return active[at]!;
    this.turnBeganMonoMs = now;
    this.isRead = false;
    return unseen ?? active[(at + 1) % Math.max(1, active.length)] ?? null;
  }
}

const isNewer = (a: KnownAlert, b: KnownAlert): boolean =>
  a.arrivedAtMs > b.arrivedAtMs || startOf(a) > startOf(b);
const newestFirst = (a: KnownAlert, b: KnownAlert): number =>
  startOf(b) - startOf(a) || (a.entry.alert < b.entry.alert ? -1 : 1);
