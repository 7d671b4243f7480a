import { invalid, notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { newId } from '#platform/ids.js';
import type { PageQuery } from '#platform/http/validation.js';
import {
  CommandBatchEntity,
  DeviceCommandEntity,
  DeviceEntity,
  DeviceStateEntity,
} from '#persistence/entities/devices.entity.js';
import {
  PlaceEntity,
  PlaceGroupEntity,
  StationEntity,
  UnitEntity,
} from '#persistence/entities/territory.entity.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, PersonNames, Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { BatchBody, BatchDto, BatchTargetsQuery, TargetsQuery } from './command-batches.dto.js';
import { CommandService } from './command.service.js';
import { type CommandDto, type ManyCommand, rightFor } from './devices.dto.js';

const MAX_DEVICES = 1000;
/** A board has no sound to turn down, to pause, or to try. */
const FOR_BOARDS_TOO: readonly ManyCommand['command'][] = ['stop', 'restart'];

interface Target {
  kind: 'unit' | 'group';
  id: string;
  name: string;
  unitPath: string;
}

/** One command to all devices of a unit or a group: each gets its own, and each ends by itself (requirement F23). */
@Injectable()
export class CommandBatches {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: CommandService,
    private readonly rights: Rights,
    private readonly audit: Audit,
    private readonly names: PersonNames,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `unit-not-found`, `group-not-found`, `forbidden` */
  async count(actor: Actor, query: TargetsQuery) {
    const target = await this.targetOf(actor, query, query.command);
    const devices = await this.devicesOf(target, query.command).getCount();
    const online = await this.devicesOf(target, query.command)
      .innerJoin(DeviceStateEntity, 's', 's.deviceId = d.id')
      .andWhere("s.presence = 'online'")
      .getCount();
    return { name: target.name, devices, online, limit: MAX_DEVICES };
  }

  /** @throws AppError as {@link count}, and `nobody-there`, `too-many-devices` (invalid) */
  async send(actor: Actor, body: BatchBody): Promise<BatchDto> {
    const target = await this.targetOf(actor, body, body.send.command);
    const { command, args, expiresInSeconds } = body.send;
    const devices = await this.devicesOf(target, command)
      .select('d.id', 'id')
      .orderBy('d.unitPath')
      .addOrderBy('d.id')
      .limit(MAX_DEVICES + 1)
      .getRawMany<{ id: string }>();
    refuseNoneOrTooMany(target, devices.length);
    const issuedAt = this.clock.now();
    const batch: CommandBatchEntity = {
      ...{ id: newId(issuedAt.getTime()), targetKind: target.kind, targetId: target.id },
      ...{ targetName: target.name, unitPath: target.unitPath, command, args, issuedBy: actor.userId },
      ...{ issuedAt, expiresAt: new Date(issuedAt.getTime() + expiresInSeconds * 1000) },
      devices: devices.length,
    };
    await this.unitOfWork.run(
      async (em) => {
        await insertRows(em, CommandBatchEntity, [batch]);
        const order = { command, args, expiresInSeconds, issuedBy: actor.userId };
        const ids = devices.map(({ id }) => id);
        await this.commands.issueMany(em, ids, order, batch.id);
        const details = { command, args, devices: devices.length, batch: batch.id };
        const about = { subjectKind: target.kind, subjectId: target.id, unitPath: target.unitPath, details };
        await this.audit.record(em, { actor: actor.userId, action: 'commands-issued', ...about });
      },
      { name: 'send a command to many' },
    );
    return this.batch(batch.id);
  }

  /** @throws AppError `command-batch-not-found` */
  async batch(id: string): Promise<BatchDto> {
    const row = await this.unitOfWork.manager.findOneBy(CommandBatchEntity, { id });
    const [dto] = row ? await this.dtosOf([row]) : [];
    if (!dto) throw notFound('command-batch', id);
    return dto;
  }

  async list(actor: Actor, query: PageQuery) {
    const builder = this.unitOfWork.manager.createQueryBuilder(CommandBatchEntity, 'b');
    this.rights.narrow(builder, 'b.unitPath', this.rights.scopeOf(actor, 'read', 'device'));
    const page = await paged(builder, query, { alias: 'b', sort: ['issuedAt'], by: '-issuedAt' });
    return { ...page, items: await this.dtosOf(page.items) };
  }

  /** What has not been carried out first. */
  async targets(id: string, query: BatchTargetsQuery) {
    const { manager } = this.unitOfWork;
    const builder = manager.createQueryBuilder(DeviceCommandEntity, 'c').where('c.batchId = :id', { id });
    if (query.result) builder.andWhere('c.result = :result', { result: query.result });
    const page = await paged(builder, query, { alias: 'c', sort: ['result', 'endedAt'], by: '-result' });
    const devices = await manager.findBy(DeviceEntity, { id: In(page.items.map((c) => c.deviceId)) });
    const [states, places, stations] = await Promise.all([
      manager.findBy(DeviceStateEntity, { deviceId: In(devices.map((d) => d.id)) }),
      manager.findBy(PlaceEntity, { id: In(devices.map((d) => d.placeId)) }),
      manager.findBy(StationEntity, { id: In(devices.map((d) => d.stationId)) }),
    ]);
    const items = page.items.map(({ nonce, deviceId, result, reason, endedAt }) => {
      const device = devices.find((d) => d.id === deviceId);
      return {
        ...{ nonce, device: deviceId, result: result as CommandDto['result'], reason },
        place: device?.placeId ?? deviceId,
        placeName: places.find((p) => p.id === device?.placeId)?.name ?? deviceId,
        stationName: stations.find((s) => s.id === device?.stationId)?.name ?? '',
        presence: states.find((s) => s.deviceId === deviceId)?.presence ?? 'unknown',
        endedAt: endedAt?.toISOString() ?? null,
      };
    });
    return { ...page, items };
  }

  private async targetOf(
    actor: Actor,
    query: { unit?: string; group?: string },
    command: ManyCommand['command'],
  ): Promise<Target> {
    const target = query.unit === undefined ? await this.group(query.group!) : await this.unit(query.unit);
    this.rights.require(actor, rightFor(command), 'device', target.unitPath);
    return target;
  }

  private async unit(key: string): Promise<Target> {
    const unit = await this.unitOfWork.manager.findOneBy(UnitEntity, { key });
    if (!unit) throw notFound('unit', key);
    return { kind: 'unit', id: key, name: unit.fullName, unitPath: unit.path };
  }

  private async group(id: string): Promise<Target> {
    const group = await this.unitOfWork.manager.findOneBy(PlaceGroupEntity, { id });
    if (!group) throw notFound('group', id);
    return { kind: 'group', id, name: group.name, unitPath: group.unitPath };
  }

  private devicesOf(target: Target, command: ManyCommand['command']): SelectQueryBuilder<DeviceEntity> {
    const builder = this.unitOfWork.manager
      .createQueryBuilder(DeviceEntity, 'd')
      .innerJoin(PlaceEntity, 'p', 'p.id = d.placeId')
      .where("d.state = 'active'");
    this.rights.narrow(builder, 'd.unitPath', [target.unitPath]);
    if (target.kind === 'group') builder.andWhere('p.groups LIKE :member', { member: `%"${target.id}"%` });
    if (!FOR_BOARDS_TOO.includes(command)) builder.andWhere("d.kind = 'speaker'");
    return builder;
  }

  private async dtosOf(rows: readonly CommandBatchEntity[]): Promise<BatchDto[]> {
    if (rows.length === 0) return [];
    const counts = await this.unitOfWork.manager
      .createQueryBuilder(DeviceCommandEntity, 'c')
      .select('c.batchId', 'batch')
      .addSelect('c.result', 'result')
      .addSelect('COUNT(*)', 'devices')
      .where('c.batchId IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .groupBy('c.batchId')
      .addGroupBy('c.result')
      .getRawMany<{ batch: string; result: CommandDto['result']; devices: number | string }>();
    const names = await this.names.of(rows.map(({ issuedBy }) => issuedBy));
    return rows.map(({ unitPath: _, issuedBy, issuedAt, expiresAt, ...row }) => {
      const ends = { pending: 0, executed: 0, refused: 0, expired: 0, unanswered: 0 };
      for (const { batch, result, devices } of counts) if (batch === row.id) ends[result] = Number(devices);
      return {
        ...{ ...row, ends, issuedByName: names.get(issuedBy) ?? null },
        ...{ issuedAt: issuedAt.toISOString(), expiresAt: expiresAt.toISOString() },
      };
    });
  }
}

function refuseNoneOrTooMany({ kind, name }: Target, devices: number): void {
  if (devices === 0) throw invalid(kind, 'nobody-there', `Ở “${name}” không có loa nào nhận được lệnh này`);
  if (devices > MAX_DEVICES)
    throw invalid(
      kind,
      'too-many-devices',
      `“${name}” có quá nhiều loa (tối đa 1.000 mỗi lần): chọn từng xã, phường hoặc một nhóm nhỏ hơn`,
    );
}
