import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { StationLoop } from '#platform/station-loop.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DeviceConfigs } from './device-configs.js';
import { KeyRotation } from './key-rotation.js';

const STATIONS_A_TURN = 50;

/** Keeps every device's desired config equal to its station, its place and the keys; events only make it quicker. */
@Injectable()
export class ConfigReconciler implements OnApplicationBootstrap, OnApplicationShutdown {
  private started = false;
  private readonly loop: StationLoop;

  constructor(
    private readonly configs: DeviceConfigs,
    rotation: KeyRotation,
    private readonly bus: EventBus,
    clock: Clock,
    @Inject(LOG) log: Log,
  ) {
    this.loop = new StationLoop({
      name: 'configs',
      clock,
      log,
      aTurn: STATIONS_A_TURN,
      everyStation: () => configs.stationsWithDevices(),
      due: async () => {
        if (!this.started) await rotation.signEverythingAgain();
        this.started = true;
        return [];
      },
      work: (stationIds) => configs.reconcileStations(stationIds),
      settled: async () => {
        await rotation.settle();
      },
    });
  }

  onApplicationBootstrap(): void {
    for (const name of ['regulation-changed', 'station-muted', 'place-changed'] as const)
      this.bus.on(name, ({ stationIds }) => this.loop.request(stationIds));
    this.bus.on('device-enrolled', ({ stationId }) => this.loop.request([stationId]));
    this.bus.on('device-revoked', () => this.loop.kick());
    this.bus.on('keys-changed', () => this.loop.requestEverything());
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** These stations' devices (all stations') at once, in turns; the loop does the same by itself. */
  async reconcile(stationIds?: readonly string[]): Promise<void> {
    const ids = stationIds ?? (await this.configs.stationsWithDevices());
    for (let at = 0; at < ids.length; at += STATIONS_A_TURN)
      await this.configs.reconcileStations(ids.slice(at, at + STATIONS_A_TURN));
  }
}
