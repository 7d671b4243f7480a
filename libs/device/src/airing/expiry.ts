import type { DeviceContext } from '../context.js';
import type { DesiredPlaylist } from '../desired/desired-playlist.js';

/** Says once when a programme has run out. */
export class Expiry {
  private said = '';

  constructor(
    private readonly context: DeviceContext,
    private readonly playlist: DesiredPlaylist,
  ) {}

  /** Returns the next instant to look at. */
  decide(): number {
    const { toMs } = this.playlist.validity();
    if (!this.playlist.programme() || !this.context.clock.usable()) return Infinity;
    if (this.context.clock.nowMs() < toMs) return toMs;
    const key = `${this.playlist.revision()}`;
    if (this.said !== key) {
      this.said = key;
      this.context.fault('playlist', 'expired');
    }
    return Infinity;
  }
}
