import { type StatusUp, StatusSchema } from '#contracts/reports.js';
import { MAX_PAYLOAD_BYTES } from '#contracts/wire.js';
import { CommandService, DesiredStates } from '#features/devices/index.js';
import type { Received } from '#messaging/device-gateway.js';
import { hasBrokenText } from '#platform/broken-text.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { droppedMessages } from '#platform/metrics.js';
import { Ticker } from '#platform/ticker.js';
import { DeviceStateEntity } from '#persistence/entities/devices.entity.js';
import { upsertRows } from '#persistence/bulk-insert.js';
import { readRows } from '#persistence/bulk-read.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In } from 'typeorm';

const WAITING_MAX = 50_000;
const A_TURN = 500;
const MAX_REVISION = 2_000_000_000;

interface Heard {
  status: StatusUp | null;
  receivedAtMs: number;
  retained: boolean;
}

/**
 * What devices say of themselves: the newest per device is kept in memory and written in windows; clock probes are answered at
 * once; desired states that differ are sent again (level-triggered: nothing relies on what a broker keeps).
 */
@Injectable()
export class StatusService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly waiting = new Map<string, Heard>();
  private readonly ticker: Ticker;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly desired: DesiredStates,
    private readonly commands: CommandService,
    private readonly clock: Clock,
    private readonly events: EventBus,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.ticker = new Ticker({ name: 'status', everyMs: 200, work: () => this.turn(), log });
  }

  onApplicationBootstrap(): void {
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  /** Called by the gateway for each message; returns at once. */
  take(device: string, payload: Uint8Array, how: Received): void {
    const status = parseStatus(payload);
    if (status === undefined) {
      droppedMessages.inc({ why: 'malformed-status' });
      this.log.debug({ device }, 'a malformed status was dropped');
      return;
    }
    if (status.link === 'up' && status.probe && !how.retained)
      this.commands.probeAnswer(device, status.probe, how.receivedAtMs);
    if (how.retained && this.waiting.has(device)) return; // a live one is newer
    if (this.waiting.size >= WAITING_MAX && !this.waiting.has(device)) {
      droppedMessages.inc({ why: 'too-many-statuses' });
      return;
    }
    this.waiting.set(device, {
      status: status.link === 'up' ? status : null,
      receivedAtMs: how.receivedAtMs,
      retained: how.retained,
    });
  }

  private async turn(): Promise<boolean> {
    const batch = [...this.waiting].slice(0, A_TURN);
    if (batch.length === 0) return false;
    for (const [device, heard] of batch) if (this.waiting.get(device) === heard) this.waiting.delete(device);
    const known = await this.write(batch);
    await this.compare(batch.filter(([device]) => known.has(device)));
    for (const [device, heard] of batch)
      if (known.has(device) && !heard.retained)
        this.events.emit('status-received', { deviceId: device, brief: briefOf(heard.status) });
    return this.waiting.size > 0;
  }

  private async write(batch: [string, Heard][]): Promise<Set<string>> {
    const known = new Set<string>();
    await this.unitOfWork.run(
      async (em) => {
        const ids = batch.map(([device]) => device);
        const rows = await readRows(em, DeviceStateEntity, ['deviceId'], { column: 'deviceId', in: ids });
        for (const { deviceId } of rows) known.add(deviceId); // the others are not enrolled, or revoked since
        const live = batch.filter(([device, heard]) => known.has(device) && !heard.retained);
        const up = live.flatMap(([device, { status, receivedAtMs }]) =>
          status ? [upRow(device, status, receivedAtMs)] : [],
        );
        await upsertRows(em, DeviceStateEntity, up, { update: TOLD });
        const lost = live.filter(([, { status }]) => status === null).map(([device]) => device);
        if (lost.length > 0) await em.update(DeviceStateEntity, { deviceId: In(lost) }, { linkLost: true });
      },
      { name: 'write statuses' },
    );
    return known;
  }

  /** A device that has another revision than it should is sent it again, at most every 30 s a topic. */
  private async compare(batch: [string, Heard][]): Promise<void> {
    const live = batch.flatMap(([device, { status }]) => (status ? [{ device, status }] : []));
    if (live.length === 0) return;
    const due = await this.unitOfWork.run((em) => this.desired.compare(em, live), {
      name: 'compare statuses',
    });
    if (due > 0) this.events.emit('desired-changed', { ids: [] });
  }
}

function parseStatus(payload: Uint8Array) {
  if (payload.byteLength === 0 || payload.byteLength > MAX_PAYLOAD_BYTES) return undefined;
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    value = JSON.parse(text);
    if (hasBrokenText(text, value)) return undefined;
  } catch {
    return undefined; // not JSON: counted and dropped by the caller
  }
  const status = StatusSchema.safeParse(value).data;
  return status?.link === 'up' && !isCountable(status) ? undefined : status;
}

/** Revisions are counted by the hub from 1: what it could never have given is no status. */
function isCountable({ revision, configRevision, alerts }: StatusUp): boolean {
  return Math.max(revision, configRevision, ...Object.values(alerts)) <= MAX_REVISION;
}

const briefOf = (status: StatusUp | null) =>
  status && { playing: status.playing !== null, muted: status.muted, clock: status.clock.state };

/** What a status tells; presence is the monitor's word. */
const TOLD = [
  'linkLost',
  'seenAt',
  'status',
  'clockState',
  'clockOffsetMs',
  'journal',
  'configRevision',
  'playlistRevision',
] as const;

function upRow(deviceId: string, status: StatusUp, receivedAtMs: number): DeviceStateEntity {
  return {
    deviceId,
    presence: 'unknown',
    presenceSince: null,
    linkLost: false,
    seenAt: new Date(receivedAtMs),
    status,
    clockState: status.clock.state,
    clockOffsetMs: status.clock.offsetMs,
    journal: status.journal,
    configRevision: status.configRevision,
    playlistRevision: status.revision,
  };
}
