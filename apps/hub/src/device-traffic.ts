import { DeviceRegistry } from '#features/devices/index.js';
import { MonitorService } from '#features/monitoring/index.js';
import { DeviceFacts, IngestService, type RawReport } from '#features/playback/index.js';
import { DispatcherService, StatusService } from '#features/playlists/index.js';
import { Batcher } from '#messaging/batcher.js';
import { DeviceGateway, type GatewayHandlers } from '#messaging/device-gateway.js';
import { LOG, type Log } from '#platform/logger.js';
import { droppedMessages } from '#platform/metrics.js';
import { Ticker } from '#platform/ticker.js';
import { Inject, Injectable } from '@nestjs/common';

const BATCH_REPORTS = 1000;
const BATCH_MS = 10;
/** A province's devices that come back together after an hour bring so many; about 40 MB. */
const WAITING_REPORTS = 200_000;
/** A report is rarely shorter; the weight of a message without parsing it on the hot path. */
const BYTES_A_REPORT = 200;
/** How soon the broker's list of devices is tried again when it was not taken. */
const GRANTS_AGAIN_MS = 5000;

/** What devices send, handed to those who handle it: statuses one by one, reports in batches, the broker's ups and downs. */
@Injectable()
export class DeviceTraffic {
  brokerProblem: string | null = 'not started';
  private readonly reports: Batcher<RawReport>;
  private readonly grants: Ticker;
  private grantsDue = false;
  readonly handlers: GatewayHandlers;

  constructor(
    private readonly ingest: IngestService,
    private readonly statuses: StatusService,
    private readonly dispatcher: DispatcherService,
    private readonly monitor: MonitorService,
    private readonly facts: DeviceFacts,
    private readonly registry: DeviceRegistry,
    private readonly gateway: DeviceGateway,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.reports = new Batcher<RawReport>({
      maxWeight: BATCH_REPORTS,
      maxWaitMs: BATCH_MS,
      maxPendingWeight: WAITING_REPORTS,
      weigh: (m) => Math.max(1, Math.round(m.payload.byteLength / BYTES_A_REPORT)),
      handle: (batch) => this.ingest.commit(batch),
      onFailed: (cause, batch) => {
        droppedMessages.inc({ why: 'ingest-failed' }, batch.length);
        this.log.error(
          { err: cause, messages: batch.length },
          'reports were not committed; devices send them again',
        );
      },
    });
    this.grants = new Ticker({
      name: 'broker grants',
      everyMs: GRANTS_AGAIN_MS,
      work: () => this.syncGrants(),
      log,
    });
    this.handlers = {
      onStatus: (device, payload, how) => this.statuses.take(device, payload, how),
      onReport: (device, payload, how) => {
        if (!this.reports.add({ device, payload, receivedAtMs: how.receivedAtMs }))
          droppedMessages.inc({ why: 'too-many-reports' });
      },
      onFlood: (device) => this.flooded(device),
      onState: (state, reason) => this.brokerState(state, reason),
    };
  }

  /** From here on the broker's list of devices is made equal to ours whenever the broker comes back: it may have lost it. */
  start(): void {
    this.grants.start();
  }

  async stop(): Promise<void> {
    await this.grants.stop();
    await this.reports.drain();
  }

  private async syncGrants(): Promise<void> {
    if (!this.grantsDue || this.brokerProblem !== null) return;
    const outcome = await this.gateway.syncGrants(this.registry.grants());
    this.grantsDue = false;
    if (outcome.failed.length > 0)
      this.log.error(
        { failed: outcome.failed.slice(0, 20), count: outcome.failed.length },
        'the broker did not take some devices',
      );
  }

  private brokerState(state: 'up' | 'down', reason?: string): void {
    this.brokerProblem = state === 'up' ? null : (reason ?? 'down');
    this.log.info({ state, reason }, 'the broker');
    if (state !== 'up') return;
    this.grantsDue = true;
    this.grants.kick();
    this.monitor.brokerRestarted();
    this.dispatcher.kick();
  }

  private flooded(device: string): void {
    droppedMessages.inc({ why: 'flood' });
    this.facts
      .flooded(device)
      .catch((cause: unknown) => this.log.error({ err: cause, device }, 'a flood could not be recorded'));
  }
}
