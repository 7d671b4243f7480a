import type { Part, Reason } from '#contracts/reasons.js';
import type { DeviceConfig, Refusal } from '#contracts/wire.js';
import type { DeviceClock } from './clock/device-clock.js';
import type { Deadlines } from './deadlines.js';
import type { Journal } from './journal/journal.js';
import type { Spent } from './journal/spent.js';
import type { DeviceIdentity, DevicePorts } from './ports.js';
import type { DeviceKind } from './programme/programme.js';
import type { RemoteControl } from './remote/remote-control.js';
import type { KeyRing } from './trust/key-ring.js';

export interface DeviceOptions {
  /** What `status.agent` says: name and version. */
  agent: string;
  /** How often the progress of a play is marked, for closing it after a power cut. */
  markEveryMs: number;
  /** A new report waits this long for others. */
  coalesceMs: number;
  receiptedDays: number;
  maxReceipted: number;
}
export const DEFAULT_OPTIONS: DeviceOptions = {
  agent: 'device',
  markEveryMs: 250,
  coalesceMs: 50,
  receiptedDays: 90,
  maxReceipted: 20_000,
};

export interface RefusalNote {
  kid?: string;
  revision?: number;
  sha256: string;
}

/** What the parts of one device share. */
export interface DeviceContext {
  readonly ports: DevicePorts;
  readonly kind: DeviceKind;
  readonly identity: DeviceIdentity;
  readonly options: DeviceOptions;
  readonly deadlines: Deadlines;
  readonly clock: DeviceClock;
  readonly journal: Journal;
  readonly spent: Spent;
  readonly keys: KeyRing;
  readonly remote: RemoteControl;
  /** The accepted config; null until the first one. */
  config(): DeviceConfig | null;
  /** The status differs from what was published. */
  statusChanged(): void;
  /** Something may start, stop or have to be fetched. */
  lookAgain(): void;
  refuse(topic: string, reason: Refusal, note: RefusalNote): void;
  fault(part: Part, reason: Reason): void;
}
