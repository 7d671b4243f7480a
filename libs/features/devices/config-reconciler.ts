import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { Ticker } from '#platform/ticker.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DeviceConfigs } from './device-configs.js';
import { KeyRotation } from './key-rotation.js';

const STATIONS_A_TURN = 50;
const EVERYTHING_EVERY_MS = 10 * 60_000;

/** Keeps every device's desired config equal to its station, its place and the keys; events only make it quicker. */
@Injectable()
export class ConfigReconciler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly dirty = new Set<string>();
  private everythingAtMs = -Infinity;
  private started = false;
  private readonly ticker: Ticker;

  constructor(
    private readonly configs: DeviceConfigs,
    private readonly rotation: KeyRotation,
    private readonly clock: Clock,
    private readonly bus: EventBus,
    @Inject(LOG) log: Log,
  ) {
    this.ticker = new Ticker({ name: 'configs', everyMs: 1000, work: () => this.turn(), log });
  }

  onApplicationBootstrap(): void {
    for (const name of ['regulation-changed', 'station-muted', 'place-changed'] as const)
      this.bus.on(name, ({ stationIds }) => this.request(stationIds));
    this.bus.on('device-enrolled', ({ stationId }) => this.request([stationId]));
    this.bus.on('device-revoked', () => this.ticker.kick());
    this.bus.on('keys-changed', () => this.requestEverything());
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  request(stationIds: readonly string[]): void {
    for (const id of stationIds) this.dirty.add(id);
    this.ticker.kick();
  }

  requestEverything(): void {
    this.everythingAtMs = -Infinity;
    this.ticker.kick();
  }

  /** These stations' devices (all stations') at once, in turns; the loop does the same by itself. */
  async reconcile(stationIds?: readonly string[]): Promise<void> {
    const ids = stationIds ?? (await this.configs.stationsWithDevices());
    for (let at = 0; at < ids.length; at += STATIONS_A_TURN)
      await this.configs.reconcileStations(ids.slice(at, at + STATIONS_A_TURN));
  }

  private async turn(): Promise<boolean> {
    if (!this.started) await this.rotation.signEverythingAgain();
    this.started = true;
    const nowMs = this.clock.nowMs();
    if (nowMs - this.everythingAtMs >= EVERYTHING_EVERY_MS) {
      this.everythingAtMs = nowMs;
      for (const id of await this.configs.stationsWithDevices()) this.dirty.add(id);
    }
    const turn = [...this.dirty].slice(0, STATIONS_A_TURN);
    for (const id of turn) this.dirty.delete(id);
    try {
      await this.configs.reconcileStations(turn);
    } catch (cause) {
      for (const id of turn) this.dirty.add(id);
      throw cause;
    }
    if (this.dirty.size > 0) return true;
    await this.rotation.settle();
    return false;
  }
}
