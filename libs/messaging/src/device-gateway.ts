import type { Qos } from './client/types.js';

/** How a device's message came. */
export interface Received {
  /** A copy that the broker kept: it proves nothing about now and renews no "online". */
  retained: boolean;
  /** The hub's own clock, epoch ms. */
  receivedAtMs: number;
}

/** What the hub hears. All are called synchronously and must return at once: collect (`batcher.ts`) and return. */
export interface GatewayHandlers {
  onStatus(device: string, payload: Uint8Array, how: Received): void;
  onReport(device: string, payload: Uint8Array, how: Received): void;
  /** The device sent over its limit (20 messages a second, burst 100) and was cut off for a minute. */
  onFlood(device: string): void;
  /** `up`: from here the hub hears everything again, and should compare and republish (nothing relies on what a broker kept). */
  onState(state: 'up' | 'down', reason?: string): void;
}

export interface DeviceGrant {
  device: string;
  /** The secret in clear, known only at enrolment. */
  password: string;
  /** Unit keys whose alerts the device may read, e.g. `2025-02647`. */
  units: readonly string[];
}

export interface SyncOutcome {
  created: number;
  updated: number;
  removed: number;
  unchanged: number;
  /** Devices the broker did not take, with its words; tried again at the next sync. */
  failed: { device: string; reason: string }[];
}

export interface PublishOptions {
  qos: Qos;
  retain: boolean;
}

/** The hub's side of the broker, whichever broker it is: in this process, or Mosquitto. */
export abstract class DeviceGateway {
  /** Resolves when the gateway works or keeps trying by itself (`onState` says which); throws only on wrong settings. */
  abstract start(handlers: GatewayHandlers): Promise<void>;
  /**
   * Resolves when the broker has acknowledged. About 100 at a time go out, one at a time per topic; the rest wait, bounded.
   * Rejects with an AppError of kind `unavailable`: `mqtt-offline`, `mqtt-overflow`, `mqtt-timeout`, `mqtt-connection-lost`, `mqtt-closed`.
   * An empty payload with `retain` clears what the broker keeps.
   */
  abstract publish(topic: string, payload: string | Uint8Array, options: PublishOptions): Promise<void>;
  /** Lets a device in with this password and these units; again for the same device replaces both. */
  abstract grant(grant: DeviceGrant): Promise<void>;
  /** Credentials gone, connection closed, what the broker kept for it cleared. Idempotent. */
  abstract revoke(device: string): Promise<void>;
  /** From now on the device may read the alerts of exactly these units. */
  abstract setUnits(device: string, units: readonly string[]): Promise<void>;
  /** Closes its connection; it may come back at once. */
  abstract disconnectDevice(device: string): Promise<void>;
  /**
   * Makes the broker's list equal to the hub's: missing ones are made, changed ones mended, others removed. The broker
   * in this process asks the hub at each connect and has nothing to do.
   */
  abstract syncGrants(
    devices: Iterable<Omit<DeviceGrant, 'password'>> | AsyncIterable<Omit<DeviceGrant, 'password'>>,
  ): Promise<SyncOutcome>;
  abstract stop(): Promise<void>;
}
