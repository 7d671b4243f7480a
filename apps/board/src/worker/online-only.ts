import type { DeviceEvent } from '#device/ports.js';
import type { LinkState } from './board-transport.js';

/** A line that is back within this was never gone. */
const GRACE_MS = 60_000;

/**
 * A page that came over plain HTTP shows the programme only while the hub is there: it could be anybody's by now, keeps
 * nothing on disk, and what is withdrawn meanwhile would not reach it. Emergencies stay.
 */
export class OnlineOnly {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly emit: (event: DeviceEvent) => void) {}

  linkIs(state: LinkState): void {
    if (state === 'up') {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.emit({ type: 'programme', allowed: true });
    } else {
      this.timer ??= setTimeout(() => this.emit({ type: 'programme', allowed: false }), GRACE_MS);
    }
  }
}
