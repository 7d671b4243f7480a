import type { DeviceEvent } from '../ports.js';
import type { PlaySubject } from './play.js';

/** What a device gives to people: a loudspeaker's voice, or a board's screen. */
export interface Output {
  /** At the start of the device, after the stored states are there. */
  restore(): void;
  programmeChanged(): void;
  configChanged(): void;
  /** Looks at everything that may start, stop or be said, and sets the next moment to look. */
  decide(): void;
  /** `stop`: silence, a dark screen; what was begun stays ended. */
  stopAll(): void;
  /** The program ends and is started anew: what is not over goes on then where the kind of device can. */
  beforeRestart(): void;
  /** At the start: the hub has said which programme holds, or cannot be reached. */
  heardFromHub(): void;
  /** Does what is due at the moments that the output asked for. */
  tick(nowMonoMs: number): void;
  /** An answer of the player or of the screen. */
  answered(event: OutputEvent): void;
  onAir(): OnAir | null;
}
export type OutputEvent = DeviceEvent & { type: 'prepared' | 'ended' | 'turned' | 'screen' | 'programme' };

/** What the status says is playing. */
export interface OnAir {
  key: string;
  subject: PlaySubject;
  play: string;
  sinceMs: number;
  /** A screen has none. */
  volume: number | null;
}
