import { AppError, invalid, notFound } from '#contracts/errors.js';
import { membersOf, mergedRegulation } from '#domain/territory/regulation-members.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { insertRows } from '#persistence/bulk-insert.js';
import {
  AssetEntity,
  StationEntity,
  type Regulation,
  StationRegulationEntity,
  UnitEntity,
} from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, type AuditAction, Editors } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { presetRegulation } from './presets.js';
import { regulationProblems } from './regulation-rules.js';
import { shippedFurniture } from './shipped-assets.js';
import type { RegulationBody, SoundsBody, StationBody, StationChanges } from './stations.dto.js';

/** Commune stations and their regulation. */
@Injectable()
export class Stations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly editors: Editors,
    private readonly audit: Audit,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `not-a-commune` (invalid) */
  create(actor: Actor, body: StationBody): Promise<string> {
    return this.unitOfWork.run(
      async (em) => {
        const unit = await em.findOneBy(UnitEntity, { key: body.unit });
        if (unit?.level !== 'commune' || unit.validTo !== null)
          throw invalid(
            'unit',
            'not-a-commune',
            'Đài truyền thanh phải thuộc một xã, phường, đặc khu đang có',
          );
        const station = newStation(unit, body, await shippedFurniture(em), this.clock.now());
        await insertRows(em, StationEntity, [station]);
        await insertRows(em, StationRegulationEntity, [regulationSince(station, actor.userId)]);
        await this.record(em, actor.userId, 'station-created', station, body);
        return station.id;
      },
      { name: 'create a station' },
    );
  }

  /** @throws AppError `edited-meanwhile` (conflict), `asset-unknown` (invalid) */
  update(actor: Actor, id: string, { was, ...changes }: StationChanges): Promise<void> {
    return this.change(actor, id, 'station-changed', changes, async (em, station) => {
      const edited = { kind: 'station', id, what: 'đài này', by: ['station-changed'] as const };
      await this.editors.requireUnchanged(em, edited, was, station);
      const furniture = { ...station.furniture, ...changes.furniture };
      await checkFurniture(em, station, changes.furniture ?? {});
      const { name = station.name, technology = station.technology, zone = station.zone } = changes;
      return { name, technology, zone, furniture, voice: changes.voice ?? station.voice };
    });
  }

  /** Chime, ident, stinger and closing; what is not named stays. @throws AppError `asset-unknown` (invalid) */
  setSounds(actor: Actor, id: string, sounds: SoundsBody): Promise<void> {
    return this.change(actor, id, 'station-sounds-changed', sounds, async (em, station) => {
      await checkFurniture(em, station, sounds);
      return { furniture: { ...station.furniture, ...sounds } };
    });
  }

  /**
   * With `was`, only the members named there are taken: what somebody else set meanwhile stays.
   * @throws AppError `regulation-not-usable` (invalid) with every problem, its field and its remedy; `edited-meanwhile`
   * (conflict)
   */
  setRegulation(
    actor: Actor,
    id: string,
    { regulation: sent, demonstration, was }: RegulationBody,
  ): Promise<void> {
    const problems = regulationProblems(sent, demonstration);
    if (problems.length > 0) {
      throw new AppError('regulation-not-usable', {
        kind: 'invalid',
        message: 'Quy định phát thanh chưa dùng được, xem từng mục bên dưới',
        problems: problems.map((problem) => ({ ...problem, field: `regulation.${problem.field}` })),
      });
    }
    return this.change(actor, id, 'regulation-changed', null, async (em, station) => {
      const regulation = was ? await this.merged(em, station, sent, demonstration, was) : sent;
      const next = { ...station, regulation, demonstration, updatedAt: this.clock.now() };
      await em.insert(StationRegulationEntity, regulationSince(next, actor.userId));
      return { regulation, demonstration };
    });
  }

  private async merged(
    em: EntityManager,
    { id, regulation: stored }: StationEntity,
    sent: Regulation,
    demonstration: boolean,
    was: object,
  ): Promise<Regulation> {
    const edited = { kind: 'station', id, what: 'quy định này', by: ['regulation-changed'] as const };
    const now = membersOf(stored);
    await this.editors.requireUnchanged(em, edited, { ...was }, now);
    const merged = mergedRegulation(stored, sent, Object.keys(was));
    // Each of the two would do, together they do not: whoever comes second looks at what the other changed.
    if (regulationProblems(merged, demonstration).length > 0) {
      const theirs = Object.entries(membersOf(sent)).filter(([member]) => !(member in was));
      await this.editors.requireUnchanged(em, edited, Object.fromEntries(theirs), now);
    }
    return merged;
  }

  /** @param details what was asked for; null: just what changes */
  private change(
    actor: Actor,
    id: string,
    action: AuditAction,
    details: unknown,
    next: (em: EntityManager, station: StationEntity) => Promise<Partial<StationEntity>>,
  ): Promise<void> {
    return this.unitOfWork.run(
      async (em) => {
        const station = await em.findOneBy(StationEntity, { id });
        if (!station) throw notFound('station', id);
        const changes = await next(em, station);
        const revision = station.revision + 1;
        await em.save(StationEntity, { ...station, ...changes, revision, updatedAt: this.clock.now() });
        const was = Object.fromEntries(
          Object.keys(changes).map((key) => [key, station[key as keyof StationEntity]]),
        );
        await this.record(em, actor.userId, action, station, { was, is: details ?? changes });
        await this.unitOfWork.afterCommit(() => this.bus.emit('regulation-changed', { stationIds: [id] }));
      },
      { name: action },
    );
  }

  private record(
    em: EntityManager,
    by: string,
    action: AuditAction,
    station: StationEntity,
    details: unknown,
  ) {
    const about = { subjectKind: 'station', subjectId: station.id, unitPath: station.unitPath, details };
    return this.audit.record(em, { actor: by, action, ...about });
  }
}

/** What is in force at a station from its last change on, for its history. */
export function regulationSince(station: StationEntity, setBy: string): StationRegulationEntity {
  const { id: stationId, regulation, demonstration, updatedAt: since } = station;
  return { id: newId(since.getTime()), stationId, regulation, demonstration, since, setBy };
}

/** A station as its preset makes it. */
export function newStation(
  unit: UnitEntity,
  { name, technology, zone, preset }: Omit<StationBody, 'unit'>,
  furniture: StationEntity['furniture'],
  now: Date,
): StationEntity {
  return {
    id: newId(now.getTime()),
    unitKey: unit.key,
    unitPath: unit.path,
    ...{ name, technology, zone, preset, furniture },
    regulation: presetRegulation(preset),
    voice: {},
    muted: 'no',
    pendingMute: null,
    demonstration: false,
    revision: 1,
    updatedAt: now,
  };
}

/** @throws AppError `asset-unknown` (invalid): missing, not approved, of another role, or of another unit. */
async function checkFurniture(
  em: EntityManager,
  { unitPath }: StationEntity,
  furniture: Partial<StationEntity['furniture']>,
): Promise<void> {
  const chosen = Object.entries(furniture).filter((entry): entry is [string, string] => Boolean(entry[1]));
  if (chosen.length === 0) return;
  const assets = await em.findBy(AssetEntity, { id: In(chosen.map(([, id]) => id)) });
  for (const [role, id] of chosen) {
    const asset = assets.find((candidate) => candidate.id === id);
    const usable = asset?.role === role && asset.approvedAt !== null && asset.retiredAt === null;
    if (usable && unitPath.startsWith(asset.unitPath)) continue;
    throw invalid(
      `furniture.${role}`,
      'asset-unknown',
      `Không có âm thanh đã duyệt "${id}" cho mục này, hãy chọn cái khác`,
    );
  }
}
