import type { DeviceContext } from '../context.js';
import type { StorePort } from '../ports.js';

/** What a `shown` report names: an item of an occurrence, or the words of an emergency. */
export type ShownSubject =
  { occurrence: string; bulletin: string; sha256: string } | { alert: string; sha256: string };
interface Stretch {
  subject: ShownSubject;
  /** Up to here it is reported. */
  saidToMs: number;
  /** The same moment on the monotonic clock: how long it has really been on show since. */
  saidToMonoMs: number;
}
interface Mark {
  atMs: number;
  open: Stretch[];
}
const MARK_EVERY_MS = 5000;
const MAX_MARKED = 100;
/** The time was set, not only corrected. */
const JUMP_MS = 2000;
const EVERY_MS = { occurrence: 5 * 60_000, alert: 60_000 };

/**
 * What is on show, as `shown` reports: at once when it begins (durable before it is seen), then stretch by stretch, and
 * at its end. A mark every few seconds lets the next start report what a power cut swallowed.
 */
export class Stretches {
  private readonly open = new Map<string, Stretch>();

  constructor(private readonly context: DeviceContext) {}

  has(key: string): boolean {
    return this.open.has(key);
  }

  begin(key: string, subject: ShownSubject): void {
    if (this.open.has(key)) return;
    const nowMs = this.context.clock.nowMs();
    this.open.set(key, { subject, saidToMs: nowMs, saidToMonoMs: this.context.clock.monotonicMs() });
    this.say(subject, nowMs, nowMs);
    this.mark();
    this.context.deadlines.setEarlier('stretches', this.context.clock.monotonicMs() + MARK_EVERY_MS);
  }

  /** @param reason why before its time; absent: its time was over */
  end(key: string, reason?: string): void {
    const stretch = this.open.get(key);
    if (!stretch) return;
    this.open.delete(key);
    this.say(stretch.subject, stretch.saidToMs, this.upTo(stretch), reason);
    this.mark();
  }
  /** It waited for its turn and will not have it: a stretch of no length tells that it is over. */
  forgo(subject: ShownSubject, reason: string): void {
    const nowMs = this.context.clock.nowMs();
    this.say(subject, nowMs, nowMs, reason);
  }
  /** It never was to be seen: nothing more is said. */
  drop(key: string): void {
    if (this.open.delete(key)) this.mark();
  }
  endAll(reason: string): void {
    for (const key of [...this.open.keys()]) this.end(key, reason);
  }

  tick(nowMonoMs: number): void {
    if (!this.context.deadlines.take('stretches', nowMonoMs)) return;
    const nowMs = this.context.clock.nowMs();
    for (const stretch of this.open.values()) {
      const everyMs = 'alert' in stretch.subject ? EVERY_MS.alert : EVERY_MS.occurrence;
      const toMs = this.upTo(stretch);
      const jumped = Math.abs(nowMs - toMs) > JUMP_MS;
      if (!jumped && toMs - stretch.saidToMs < everyMs) continue;
      this.say(stretch.subject, stretch.saidToMs, toMs);
      stretch.saidToMs = jumped ? nowMs : toMs;
      stretch.saidToMonoMs = nowMonoMs;
    }
    this.mark();
    if (this.open.size > 0) this.context.deadlines.set('stretches', nowMonoMs + MARK_EVERY_MS);
  }

  /** At the start: what was on show when the power went. */
  restore(): void {
    const mark = readMark(this.context.ports.store);
    for (const { subject, saidToMs } of mark?.open ?? [])
      this.say(subject, saidToMs, Math.max(saidToMs, mark!.atMs), 'power');
    if (mark) this.context.ports.store.mark('');
  }

  /** By the time that passed, not by what the clock was set to meanwhile: nobody saw the hours that it jumped over. */
  private upTo({ saidToMs, saidToMonoMs }: Stretch): number {
    return saidToMs + Math.max(0, this.context.clock.monotonicMs() - saidToMonoMs);
  }

  private say(subject: ShownSubject, fromMs: number, toMs: number, reason?: string): void {
    const instant = (ms: number): string => new Date(Math.round(ms)).toISOString();
    this.context.journal.append('shown', {
      ...subject,
      fromAt: instant(fromMs),
      toAt: instant(toMs),
      ...(reason === undefined ? {} : { reason }),
    });
  }

  private mark(): void {
    const open = [...this.open.values()].slice(0, MAX_MARKED);
    const mark: Mark = { atMs: Math.round(this.context.clock.nowMs()), open };
    this.context.ports.store.mark(JSON.stringify(mark));
  }
}

function readMark(store: StorePort): Mark | null {
  const text = store.readMark();
  if (!text) return null;
  try {
    const mark = JSON.parse(text) as Partial<Mark>;
    return typeof mark.atMs === 'number' && Array.isArray(mark.open) ? (mark as Mark) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
