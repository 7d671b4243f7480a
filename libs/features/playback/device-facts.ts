import { CommandService, desiredId, DesiredStates } from '#features/devices/index.js';
import type { RowContext } from '#domain/ledger/types.js';
import { Clock } from '#platform/clock.js';
import { upsertRows } from '#persistence/bulk-insert.js';
import { readRows } from '#persistence/bulk-read.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { DesiredStateEntity, DeviceEntity, DeviceStateEntity } from '#persistence/entities/devices.entity.js';
import { BroadcastOrderEntity, OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import {
  type AsRunEntity,
  DeviceFaultEntity,
  DeviceMediaEntity,
  AlertEntity,
} from '#persistence/entities/playback.entity.js';
import { sha256Hex } from '#platform/ids.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { ReportOfDevice } from './report-of-device.js';
import type { PlaceKnowledge } from './row-context.js';

const REMEMBERED = 400;
const CHUNK = 300;

/** What reports say of devices themselves: accepted revisions, files, ends of commands; and what of it a row needs to know. */
@Injectable()
export class DeviceFacts {
  constructor(
    private readonly desired: DesiredStates,
    private readonly commands: CommandService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A device sent over its limit and was cut off: on record for the monitor. */
  async flooded(deviceId: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const device = await em.findOneBy(DeviceEntity, { id: deviceId });
        if (!device) return;
        const row = {
          id: sha256Hex(`${deviceId}|flood`),
          deviceId,
          unitPath: device.unitPath,
          kind: 'flood',
          cause: 'messages',
          lastAt: this.clock.now(),
        };
        await em.upsert(DeviceFaultEntity, row, ['id']);
      },
      { name: 'record a flood' },
    );
  }

  async apply(em: EntityManager, told: readonly ReportOfDevice[]): Promise<void> {
    const files = new Map<string, ReportOfDevice[]>();
    const accepted: { id: string; revision: number; hash: string }[] = [];
    for (const t of told) {
      const { body, device } = t;
      if (body.type === 'config-accepted' || body.type === 'playlist-accepted') {
        const kind = body.type === 'config-accepted' ? 'config' : 'playlist';
        accepted.push({ id: desiredId(kind, device.id), revision: body.revision, hash: body.hash });
      } else if (body.type === 'command')
        await this.commands.ended(em, device.id, body.nonce, body.result, body.reason ?? null);
      else if (body.type === 'staged' || body.type === 'stage-failed') {
        const own = files.get(device.id);
        if (own) own.push(t);
        else files.set(device.id, [t]);
      }
    }
    await this.desired.acceptedMany(em, accepted);
    await this.rememberFiles(em, files);
    await this.rememberFaults(em, told);
  }

  /** The newest of each cause. */
  private async rememberFaults(em: EntityManager, told: readonly ReportOfDevice[]): Promise<void> {
    const rows = new Map<string, DeviceFaultEntity>();
    for (const { device, body } of told) {
      if (body.type !== 'fault' && body.type !== 'refused') continue;
      const cause = body.type === 'fault' ? `${body.part}: ${body.reason}` : `${body.topic}: ${body.reason}`;
      const id = sha256Hex(`${device.id}|${body.type}|${cause}`);
      rows.set(id, {
        id,
        deviceId: device.id,
        unitPath: device.unitPath,
        kind: body.type,
        cause,
        lastAt: new Date(body.at),
      });
    }
    if (rows.size > 0) await em.upsert(DeviceFaultEntity, [...rows.values()], ['id']);
  }

  private async rememberFiles(em: EntityManager, files: Map<string, ReportOfDevice[]>): Promise<void> {
    const ids = [...files.keys()];
    const columns = ['deviceId', 'staged', 'failed'] as const;
    const before = await readRows(em, DeviceMediaEntity, columns, { column: 'deviceId', in: ids });
    const known = new Map(before.map((r) => [r.deviceId, r]));
    const rows = ids.map((deviceId) =>
      (files.get(deviceId) ?? []).reduce(
        withFile,
        known.get(deviceId) ?? { deviceId, staged: [], failed: [] },
      ),
    );
    const changed = rows.filter((row) => row !== known.get(row.deviceId));
    await upsertRows(em, DeviceMediaEntity, changed);
  }

  /** By row id. */
  async knowledge(em: EntityManager, rows: readonly AsRunEntity[]): Promise<Map<string, PlaceKnowledge>> {
    const found = new Map<string, PlaceKnowledge>();
    for (let i = 0; i < rows.length; i += CHUNK)
      for (const [id, known] of await this.chunkKnowledge(em, rows.slice(i, i + CHUNK))) found.set(id, known);
    return found;
  }

  private async chunkKnowledge(
    em: EntityManager,
    rows: readonly AsRunEntity[],
  ): Promise<Map<string, PlaceKnowledge>> {
    const deviceIds = [...new Set(rows.map((r) => r.deviceId).filter((id): id is string => id !== null))];
    const states = new Map(
      (await em.find(DeviceStateEntity, { where: { deviceId: In(deviceIds) } })).map((s) => [s.deviceId, s]),
    );
    const media = new Map(
      (await em.find(DeviceMediaEntity, { where: { deviceId: In(deviceIds) } })).map((m) => [
        m.deviceId,
        new Set(m.staged),
      ]),
    );
    const desired = new Map(
      (await em.find(DesiredStateEntity, { where: { id: In(deviceIds.map((d) => `playlist:${d}`)) } })).map(
        (d) => [d.target, d],
      ),
    );
    const stations = new Map(
      (await em.find(StationEntity, { where: { id: In([...new Set(rows.map((r) => r.stationId))]) } })).map(
        (s) => [s.id, s],
      ),
    );
    const gone = await em.find(OccurrenceEntity, {
      where: {
        id: In(rows.filter((r) => r.kind === 'occurrence').map((r) => r.subject)),
        state: 'withdrawn',
      },
    });
    const orders = new Map((await this.withdrawnOrders(em, rows)).map((o) => [o.id, o.updatedAt.getTime()]));
    const cancelled = await em.find(AlertEntity, {
      where: { id: In(rows.filter((r) => r.kind === 'alert').map((r) => r.subject)), state: 'cancelled' },
    });
    const withdrawnAt = new Map([
      ...gone.map((o) => [o.id, o.updatedAt.getTime()] as const),
      ...cancelled.map((a) => [a.id, (a.cancelledAt ?? a.exp).getTime()] as const),
    ]);
    return new Map(
      rows.map((row) => {
        const state = row.deviceId === null ? undefined : states.get(row.deviceId);
        const known: PlaceKnowledge = {
          // Muting is about sound: boards show on.
          muted: row.channel === 'board' ? 'no' : (stations.get(row.stationId)?.muted ?? 'no'),
          withdrawnAtMs: withdrawnAt.get(row.subject) ?? null,
          orderWithdrawnAtMs: orders.get(row.orderId ?? '') ?? null,
          offlineSinceMs: offlineSince(state),
          stagedFiles: media.get(row.deviceId ?? '') ?? new Set(),
          ...(state?.clockState && { clock: state.clockState as RowContext['clock'] }),
          ...(powerLost(state) !== null && { powerLostAtMs: powerLost(state) }),
          ...(row.kind === 'occurrence' && {
            acceptedRevision: desired.get(row.deviceId ?? '')?.acceptedRevision ?? 0,
          }),
        };
        return [row.id, known] as const;
      }),
    );
  }

  /** What is on air when its order is withdrawn keeps its place in the plan: only the order tells. */
  private withdrawnOrders(em: EntityManager, rows: readonly AsRunEntity[]) {
    const ids = [...new Set(rows.flatMap(({ orderId }) => orderId ?? []))];
    const where = { column: 'id' as const, in: ids, and: { state: 'withdrawn' as const } };
    return readRows(em, BroadcastOrderEntity, ['id', 'updatedAt'], where);
  }
}

/** Presence is the monitor's word; a place that never had a device that spoke has been silent for ever. */
function offlineSince(state: DeviceStateEntity | undefined): number | null {
  if (!state?.seenAt) return 0;
  return ['offline', 'link-lost'].includes(state.presence)
    ? (state.presenceSince ?? state.seenAt).getTime()
    : null;
}

function powerLost(state: DeviceStateEntity | undefined): number | null {
  const lostAt = (state?.status as { power?: { lostAt?: string | null } | null } | null | undefined)?.power
    ?.lostAt;
  return lostAt ? Date.parse(lostAt) : null;
}

function withFile(media: DeviceMediaEntity, { body }: ReportOfDevice): DeviceMediaEntity {
  if (body.type === 'staged') {
    if (media.staged.at(-1) === body.sha256 && media.failed.length === 0) return media;
    const staged = [...media.staged.filter((s) => s !== body.sha256), body.sha256].slice(-REMEMBERED);
    return { ...media, staged, failed: media.failed.filter((f) => f.sha256 !== body.sha256) };
  }
  if (body.type !== 'stage-failed') return media;
  return {
    ...media,
    failed: [
      ...media.failed.filter((f) => f.sha256 !== body.sha256),
      { sha256: body.sha256, reason: body.reason },
    ].slice(-REMEMBERED),
  };
}
