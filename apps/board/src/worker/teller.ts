import type { DeviceCore } from '#device/device-core.js';
import type { ToPage } from '../messages.js';

/** A clock on a screen need not be nearer. */
const CLOCK_STEP_MS = 50;
const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh';

/** Tells the page what stands at the top of it, when that changes: the heading and the time. */
export class Teller {
  private heading = '';
  private zone = '';
  private offsetMs = NaN;
  private isBelieved = false;

  constructor(private readonly post: (message: ToPage) => void) {}

  tell(core: DeviceCore): void {
    const { nowMs, clock } = core.look();
    const offsetMs = Math.round(nowMs - Date.now());
    const isBelieved = clock !== 'untrusted';
    if (isBelieved !== this.isBelieved || !(Math.abs(offsetMs - this.offsetMs) < CLOCK_STEP_MS)) {
      this.offsetMs = offsetMs;
      this.isBelieved = isBelieved;
      this.post({ type: 'clock', offsetMs, isBelieved });
    }
    const config = core.settings();
    const heading = config?.board?.heading ?? '';
    const zone = config?.zone ?? DEFAULT_ZONE;
    if (heading === this.heading && zone === this.zone) return;
    this.heading = heading;
    this.zone = zone;
    this.post({ type: 'heading', heading, zone });
  }
}
