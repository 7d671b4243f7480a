import { concerns, type AlertSets } from './desired/alert-set.js';
import type { DesiredPlaylist } from './desired/desired-playlist.js';
import type { DeviceContext } from './context.js';
import { filesOf } from './airing/reading.js';
import { readRecord, writeRecord } from './records.js';
import type { Wanted } from './staging/staging.js';

const TONES = 'tones';
const MAX_TONES = 32;

/** What has to be on the device: emergencies first, then the body, then the programme in order of its starts. */
export class WantedFiles {
  /** Alert tones are never deleted; the newest few dozen are remembered. */
  private tones: string[];

  constructor(
    private readonly context: DeviceContext,
    private readonly playlist: DesiredPlaylist,
    private readonly alerts: AlertSets,
  ) {
    this.tones = readRecord<{ tones: string[] }>(context.ports.store, TONES)?.tones ?? [];
  }

  list(): Wanted[] {
    const body = this.playlist.missingBody();
    return [
      ...this.forAlerts(),
      ...(body ? [{ ...body, purpose: 'body' as const, neededAtMs: this.bodyNeededAtMs() }] : []),
      ...this.forProgramme(),
    ];
  }

  pinned(): ReadonlySet<string> {
    return new Set([
      ...this.tones,
      ...this.playlist.bodies(),
      ...this.forAlerts().map(({ sha256 }) => sha256),
      ...this.forProgramme().map(({ sha256 }) => sha256),
    ]);
  }

  private forAlerts(): Wanted[] {
    // A board shows an emergency's words, which came with it.
    if (this.context.kind === 'board') return [];
    const config = this.context.config();
    const wanted: Wanted[] = [];
    for (const { entry, over } of this.alerts.all()) {
      if (over || (config && !concerns(entry, config))) continue;
      if (this.context.clock.usable() && Date.parse(entry.exp) <= this.context.clock.nowMs()) continue;
      for (const { sha256, bytes, path } of filesOf(entry)) {
        wanted.push({ sha256, bytes, path, purpose: 'media', neededAtMs: 0 });
      }
      if (entry.tone) this.rememberTone(entry.tone.sha256);
    }
    return wanted;
  }

  private forProgramme(): Wanted[] {
    const nowMs = this.context.clock.nowMs();
    return (this.playlist.programme()?.files ?? [])
      .filter(({ lastUseAtMs }) => lastUseAtMs > nowMs || !this.context.clock.usable())
      .map(({ sha256, bytes, path, firstUseAtMs }) => ({
        sha256,
        bytes,
        path,
        purpose: 'media' as const,
        neededAtMs: firstUseAtMs,
      }));
  }

  /** A body may hold something for the next minutes: only where the programme in force covers them is there time. */
  private bodyNeededAtMs(): number {
    return this.playlist.programme() ? this.context.clock.nowMs() + 3600_000 : 0;
  }

  private rememberTone(sha256: string): void {
    if (this.tones.includes(sha256)) return;
    this.tones = [sha256, ...this.tones].slice(0, MAX_TONES);
    writeRecord(this.context.ports.store, TONES, { tones: this.tones });
  }
}
