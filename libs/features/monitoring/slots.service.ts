import { latest } from '#domain/ledger/latest.js';
import { settle } from '#domain/ledger/settle.js';
import type { RowFacts } from '#domain/ledger/types.js';
import { unarmedReason } from '#domain/monitoring/unarmed.js';
import { contextOf, DeviceFacts } from '#features/playback/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { AsRunEntity } from '#persistence/entities/playback.entity.js';
import { PlaceEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { SLOT_STATES, type SlotRowsQuery, type SlotsQuery } from './slots.dto.js';
import { UnitScope } from './unit-scope.js';

const MAX_SLOTS = 200;
/** A slot has at most one row per state. */
const MAX_GROUPS = MAX_SLOTS * SLOT_STATES.length;
const HOUR_MS = 3600_000;
/** The same order at many stations is one slot; alerts have no order. */
const SOURCE = "CASE WHEN r.kind = 'alert' OR r.orderId IS NULL THEN r.subject ELSE r.orderId END";

interface Group {
  source: string;
  kind: 'occurrence' | 'alert' | 'person';
  title: string;
  class: number;
  startAt: Date | string;
  durationMs: number;
  state: string;
  n: number | string;
}

/** The slots around a time: how far each place has come with them (requirement F54). */
@Injectable()
export class SlotsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scope: UnitScope,
    private readonly deviceFacts: DeviceFacts,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  async list(actor: Actor, query: SlotsQuery) {
    const atMs = query.at ? Date.parse(query.at) : this.clock.nowMs();
    const reachMs = query.hours * HOUR_MS;
    const builder = this.dataSource
      .getRepository(AsRunEntity)
      .createQueryBuilder('r')
      .select(SOURCE, 'source')
      .addSelect('r.kind', 'kind')
      .addSelect('r.title', 'title')
      .addSelect('r.class', 'class')
      .addSelect('r.plannedStart', 'startAt')
      .addSelect('r.durationMs', 'durationMs')
      .addSelect('r.state', 'state')
      .addSelect('COUNT(*)', 'n')
      .where('r.plannedStart >= :from AND r.plannedStart <= :to', {
        from: new Date(atMs - reachMs),
        to: new Date(atMs + reachMs),
      })
      .groupBy(SOURCE);
    for (const column of ['kind', 'title', 'class', 'plannedStart', 'durationMs', 'state'])
      builder.addGroupBy(`r.${column}`);
    builder
      .orderBy('r.plannedStart')
      .addOrderBy('source')
      .limit(MAX_GROUPS + 1);
    await this.scope.narrow(builder, 'r.unitPath', { actor, subject: 'as-run', unit: query.unit });
    const groups = await builder.getRawMany<Group>();
    const slots = slotsOf(groups.slice(0, MAX_GROUPS));
    return {
      at: new Date(atMs).toISOString(),
      armSeconds: this.config.armSeconds,
      truncated: groups.length > MAX_GROUPS || slots.length > MAX_SLOTS,
      items: slots.slice(0, MAX_SLOTS),
    };
  }

  async rows(actor: Actor, query: SlotRowsQuery) {
    const builder = this.dataSource
      .getRepository(AsRunEntity)
      .createQueryBuilder('r')
      .where('r.kind = :kind AND r.plannedStart = :start', {
        kind: query.kind,
        start: new Date(Date.parse(query.startAt)),
      })
      .andWhere('(r.orderId = :source OR r.subject = :source)', { source: query.source });
    if (query.state) builder.andWhere('r.state = :state', { state: query.state });
    await this.scope.narrow(builder, 'r.unitPath', { actor, subject: 'as-run', unit: query.unit });
    const rules = { alias: 'r', sort: ['unitPath', 'state', 'startedAt'], by: 'unitPath' };
    const page = await paged(builder, query, rules);
    return { ...page, items: await this.dtosOf(page.items) };
  }

  private async dtosOf(rows: readonly AsRunEntity[]) {
    if (rows.length === 0) return [];
    const known = await this.deviceFacts.knowledge(this.dataSource.manager, rows);
    const places = await this.dataSource
      .getRepository(PlaceEntity)
      .find({ select: { id: true, name: true }, where: { id: In(rows.map(({ placeId }) => placeId)) } });
    const placeNames = new Map(places.map(({ id, name }) => [id, name]));
    const units = await this.scope.namesOf(rows.map(({ unitPath }) => unitOf(unitPath)));
    const nowMs = this.clock.nowMs();
    return rows.map((row) => {
      const facts = row.facts as RowFacts;
      const context = contextOf(row, this.config.graceSeconds * 1000, known.get(row.id));
      const { delivered, staged } = settle(facts, context, Math.min(nowMs, context.startAtMs));
      const armed = latest(facts.armed);
      const unit = unitOf(row.unitPath);
      const leadMs = this.config.armSeconds * 1000;
      const unarmed = row.end
        ? null
        : unarmedReason(facts, context, nowMs, { leadMs, answerMs: Math.min(15_000, leadMs / 2) });
      return {
        ...{ id: row.id, device: row.deviceId, place: row.placeId, unit },
        placeName: placeNames.get(row.placeId) ?? '',
        unitName: units.get(unit) ?? unit,
        ...{ state: row.state as (typeof SLOT_STATES)[number], end: row.end, reason: row.reason ?? unarmed },
        ...{ delivered, staged },
        armedAt: armed?.armed ? new Date(armed.atMs).toISOString() : null,
        startedAt: row.startedAt?.toISOString() ?? null,
        endedAt: row.endedAt?.toISOString() ?? null,
        ...{ late: row.late, preempted: row.preempted, playedMs: row.playedMs },
      };
    });
  }
}

const unitOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';

function slotsOf(groups: readonly Group[]) {
  const slots = new Map<string, ReturnType<typeof emptySlot>>();
  for (const group of groups) {
    const startAt = new Date(
      group.startAt instanceof Date ? group.startAt : `${group.startAt.replace(' ', 'T').replace(/Z$/, '')}Z`,
    ).toISOString();
    // Boards show longer than loudspeakers sound: it is one airing all the same.
    const key = [group.source, group.kind, startAt].join('|');
    const slot = slots.get(key) ?? emptySlot(group, startAt);
    slots.set(key, slot);
    slot.durationMs = Math.max(slot.durationMs, Number(group.durationMs));
    slot.total += Number(group.n);
    if (group.state in slot.counts)
      slot.counts[group.state as (typeof SLOT_STATES)[number]] += Number(group.n);
  }
  return [...slots.values()];
}

const emptySlot = ({ source, kind, title, class: rank, durationMs }: Group, startAt: string) => ({
  ...{ source, kind, title, class: rank, startAt, durationMs },
  total: 0,
  counts: Object.fromEntries(SLOT_STATES.map((s) => [s, 0])) as Record<(typeof SLOT_STATES)[number], number>,
});
