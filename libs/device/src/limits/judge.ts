import type { DeviceConfig } from '#contracts/wire.js';
import type { Span } from '../ports.js';
import { covers, spansOf, touches } from './dayparts.js';
import { localMoment, minutesOf } from './local-time.js';

/** The device's own limits: what forbids a play, in the words of the `declined` report. */
export type Limit = 'window' | 'quiet' | 'quota' | 'validity' | 'muted' | 'silence-all';

export interface Judged {
  /** The whole planned span, also of a play that begins late. */
  span: Span;
  validity: Span;
  /** Planned milliseconds already used on the local day that this play counts for. */
  usedMs: number;
  /** What this play adds to them. */
  plannedMs: number;
  nowMs: number;
}

/** Null where the play may sound. Windows that are empty forbid everything; quiet wins over windows. */
export function limitOf(config: DeviceConfig, play: Judged): Limit | null {
  const { limits, zone, muted } = config;
  if (play.nowMs < play.validity.fromMs || play.nowMs >= play.validity.toMs) return 'validity';
  if (muted !== 'no') return 'muted';
  if (touches(spansOf(limits.quiet, zone, play.span), play.span)) return 'quiet';
  if (!covers(spansOf(limits.windows, zone, play.span), play.span)) return 'window';
  if (limits.quotaMinutes !== null && play.usedMs + play.plannedMs > limits.quotaMinutes * 60_000)
    return 'quota';
  return null;
}

export function isQuiet(config: DeviceConfig, span: Span): boolean {
  return touches(spansOf(config.limits.quiet, config.zone, span), span);
}

/** min(maxVolume, volume + trim), never below nothing. */
export function outputVolume(config: DeviceConfig, volume: number): number {
  return Math.max(0, Math.min(config.limits.maxVolume, volume + config.volume.trim));
}

/** The programme's volume at this instant: the first daypart that holds it, else the default. */
export function programmeVolume(config: DeviceConfig, atMs: number): number {
  const { minuteOfDay } = localMoment(config.zone, atMs);
  const inside = config.volume.byWindow.find(({ from, to }) => {
    const begin = minutesOf(from);
    const end = minutesOf(to);
    return end <= begin
      ? minuteOfDay >= begin || minuteOfDay < end
      : minuteOfDay >= begin && minuteOfDay < end;
  });
  return outputVolume(config, inside?.volume ?? config.volume.default);
}
