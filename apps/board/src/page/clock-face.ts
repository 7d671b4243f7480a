import { vi } from '../texts/vi.js';

export interface Moment {
  /** `17:05` */
  time: string;
  /** `Thứ Hai 23/11/2026` */
  date: string;
}

/** An instant as people in this zone read it; an unknown zone is read as UTC+7. */
export function momentOf(atMs: number, zone: string): Moment {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const weekday = WEEKDAYS.indexOf(part('weekday'));
  return {
    time: `${part('hour')}:${part('minute')}`,
    date: `${vi.weekdays[Math.max(0, weekday)]} ${part('day')}/${part('month')}/${part('year')}`,
  };
}

const UNKNOWN: Moment = { time: '--:--', date: '' };
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const make = (timeZone: string): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      weekday: 'short',
    });
  let format: Intl.DateTimeFormat;
  try {
    format = make(zone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    format = make('Asia/Ho_Chi_Minh');
  }
  formats.set(zone, format);
  return format;
}

/** The device's time, which is the hub's, for everything on the page that shows it. */
export class ClockFace {
  private offsetMs = 0;
  private zone = 'Asia/Ho_Chi_Minh';
  private isBelieved = true;
  private readonly watchers = new Set<(moment: Moment) => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param change `isBelieved`: a time that may be wrong is not shown to people */
  set(change: { offsetMs?: number; zone?: string; isBelieved?: boolean }): void {
    this.offsetMs = change.offsetMs ?? this.offsetMs;
    this.isBelieved = change.isBelieved ?? this.isBelieved;
    this.zone = change.zone ?? this.zone;
    this.tell();
  }

  /** Called now and whenever the minute changes; returns how to end that. */
  watch(watcher: (moment: Moment) => void): () => void {
    this.watchers.add(watcher);
    this.tell();
    return () => this.watchers.delete(watcher);
  }

  private tell(): void {
    const nowMs = Date.now() + this.offsetMs;
    const moment = this.isBelieved ? momentOf(nowMs, this.zone) : UNKNOWN;
    for (const watcher of this.watchers) watcher(moment);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), 60_000 - (nowMs % 60_000) + 5);
  }
}
