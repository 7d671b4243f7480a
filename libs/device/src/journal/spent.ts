import type { Report } from '#contracts/reports.js';
import type { Span } from '../ports.js';
import { merged } from '../limits/dayparts.js';
import type { Aside } from './record.js';

export type SlotEnd = 'playing' | 'ended' | 'missed' | 'declined' | 'failed';
export interface AlertPast {
  /** Readings that have begun. */
  readings: number;
  /** Wall instant of the first sample of the first reading. */
  firstZeroAtMs: number;
  /** Said to be over: missed, declined or failed. */
  closed: boolean;
}
/** A play that began and, as far as the journal knows, did not end. */
export interface OpenPlay {
  play: string;
  subject: { occurrence?: string; alert?: string; session?: string; part?: 'opening' | 'closing' };
  revision: number;
  volume: number;
  boot: string;
  aside: Aside;
  heard: Span[];
}
export interface Acceptance {
  revision: number;
  hash: string;
}
/** Playlists reach 8 days ahead; what is older than this is never asked for again. */
const MEMORY_MS = 12 * 86_400_000;
const MAX_SLOTS = 5000;

/**
 * What the journal says has happened already: the one source of "not a second time". It is fed with every report, when
 * it is written and again, in order, when the device starts.
 */
export class Spent {
  private readonly slots = new Map<string, { end: SlotEnd; atMs: number }>();
  private readonly alerts = new Map<string, AlertPast & { atMs: number }>();
  private readonly quota = new Map<string, number>();
  private readonly accepted = new Map<string, Acceptance>();
  private open: OpenPlay | null = null;

  slot(key: string): SlotEnd | null {
    return this.slots.get(key)?.end ?? null;
  }
  alert(id: string): AlertPast | null {
    return this.alerts.get(id) ?? null;
  }
  usedMs(dateLocal: string): number {
    return this.quota.get(dateLocal) ?? 0;
  }
  /** `config`, `playlist`, or a unit. */
  acceptance(of: string): Acceptance | null {
    return this.accepted.get(of) ?? null;
  }
  openPlay(): OpenPlay | null {
    return this.open;
  }

  learn(report: Report, aside: Aside, boot: string): void {
    switch (report.type) {
      case 'config-accepted':
        this.accepted.set('config', report);
        break;
      case 'playlist-accepted':
        this.accepted.set('playlist', report);
        break;
      case 'alerts-accepted':
        if (report.unit) this.accepted.set(report.unit, report);
        break;
      case 'started':
      case 'resumed':
        this.began(report, aside, boot);
        break;
      case 'finished':
      case 'partial':
        if (this.open?.play === report.play) this.open = null;
        this.settle(report, 'ended');
        break;
      case 'shown':
        this.wasShown(report);
        break;
      case 'missed':
      case 'declined':
      case 'failed':
        this.settle(report, report.type);
        if (report.alert) this.closeAlert(report.alert, Date.parse(report.at));
        break;
      default:
        break;
    }
  }

  /** Forgets what no playlist can name any more. */
  prune(nowMs: number): void {
    for (const [key, { atMs }] of this.slots) if (nowMs - atMs > MEMORY_MS) this.slots.delete(key);
    for (const [id, { atMs }] of this.alerts) if (nowMs - atMs > MEMORY_MS) this.alerts.delete(id);
    const days = [...this.quota.keys()].sort();
    for (const day of days.slice(0, Math.max(0, days.length - 3))) this.quota.delete(day);
    const excess = this.slots.size - MAX_SLOTS;
    if (excess > 0) for (const key of [...this.slots.keys()].slice(0, excess)) this.slots.delete(key);
  }

  private began(report: Report & { type: 'started' | 'resumed' }, aside: Aside, boot: string): void {
    const { play, occurrence, alert, session, part, revision, volume } = report;
    const subject = occurrence ? { occurrence } : alert ? { alert } : { session, part };
    const before = this.open?.play === play ? this.open.heard : [];
    this.open = {
      play,
      subject,
      revision,
      volume,
      boot,
      aside,
      heard: merged([...before, ...(aside.heard ?? [])]),
    };
    this.settle(report, 'playing');
    if (report.type === 'resumed') return;
    if (aside.quota) this.quota.set(aside.quota[0], this.usedMs(aside.quota[0]) + aside.quota[1]);
    if (alert) {
      const past = this.alerts.get(alert);
      this.alerts.set(alert, {
        readings: (past?.readings ?? 0) + 1,
        firstZeroAtMs: past?.firstZeroAtMs ?? aside.zeroAtMs ?? Date.parse(report.at),
        closed: past?.closed ?? false,
        atMs: Date.parse(report.at),
      });
    }
  }

  /** On a board: begun, and over for good only by a command. */
  private wasShown(report: Report & { type: 'shown' }): void {
    const isOver = report.reason === 'command';
    this.settle(report, isOver ? 'ended' : 'playing');
    if (!report.alert) return;
    const atMs = Date.parse(report.at);
    const past = this.alerts.get(report.alert);
    this.alerts.set(report.alert, {
      readings: 1,
      firstZeroAtMs: past?.firstZeroAtMs ?? Date.parse(report.fromAt),
      closed: isOver || (past?.closed ?? false),
      atMs,
    });
  }

  private settle(
    report: { at: string; occurrence?: string; session?: string; part?: string },
    end: SlotEnd,
  ): void {
    const key =
      report.occurrence ?? (report.session && report.part ? `${report.session}/${report.part}` : '');
    if (key) this.slots.set(key, { end, atMs: Date.parse(report.at) });
  }

  private closeAlert(id: string, atMs: number): void {
    const past = this.alerts.get(id) ?? { readings: 0, firstZeroAtMs: atMs, closed: true };
    this.alerts.set(id, { ...past, closed: true, atMs });
  }
}
