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
/** Mostly a slot has one row per state; one slot more than what is shown tells that there are more. */
const MAX_GROUPS = (MAX_SLOTS + 1) * SLOT_STATES.length;
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
  /** The first and the last unit that has it; the same where it is one commune's own. */
  firstPath: string;
  lastPath: string;
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

  /** Of more slots than a page can hold those nearest to the time that is asked for. */
  async list(actor: Actor, query: SlotsQuery) {
    const atMs = query.at ? Date.parse(query.at) : this.clock.nowMs();
    const reachMs = query.hours * HOUR_MS;
    const before = await this.groups(actor, query.unit, {
      fromMs: atMs - reachMs,
      toMs: atMs,
      order: 'DESC',
    });
    const after = await this.groups(actor, query.unit, {
      fromMs: atMs + 1,
      toMs: atMs + reachMs,
      order: 'ASC',
    });
    const offMs = ({ startAt }: { startAt: string }): number => Math.abs(Date.parse(startAt) - atMs);
    const slots = [...slotsOf(before), ...slotsOf(after)].sort((a, b) => offMs(a) - offMs(b));
    const nearest = slots.slice(0, MAX_SLOTS).sort((a, b) => (a.startAt < b.startAt ? -1 : 1));
    const names = await this.scope.namesOf(
      nearest.flatMap(({ path }) => (path === null ? [] : unitOf(path))),
    );
    return {
      at: new Date(atMs).toISOString(),
      armSeconds: this.config.armSeconds,
      truncated: slots.length > MAX_SLOTS || [before, after].some(({ length }) => length === MAX_GROUPS),
      items: nearest.map(({ path, ...slot }) => ({
        ...slot,
        unitName: path === null ? null : (names.get(unitOf(path)) ?? unitOf(path)),
      })),
    };
  }

  /** One group for each slot and state, in this order of their starts; both ends included. */
  private async groups(
    actor: Actor,
    unit: string | undefined,
    { fromMs, toMs, order }: { fromMs: number; toMs: number; order: 'ASC' | 'DESC' },
  ): Promise<Group[]> {
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
      .addSelect('MIN(r.unitPath)', 'firstPath')
      .addSelect('MAX(r.unitPath)', 'lastPath')
      .where('r.plannedStart >= :from AND r.plannedStart <= :to', {
        from: new Date(fromMs),
        to: new Date(toMs),
      })
      .groupBy(SOURCE);
    for (const column of ['kind', 'title', 'class', 'plannedStart', 'durationMs', 'state'])
      builder.addGroupBy(`r.${column}`);
    builder.orderBy('r.plannedStart', order).addOrderBy('source').limit(MAX_GROUPS);
    await this.scope.narrow(builder, 'r.unitPath', { actor, subject: 'as-run', unit });
    return builder.getRawMany<Group>();
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
    if (group.firstPath !== slot.path || group.lastPath !== slot.path) slot.path = null;
    if (group.state in slot.counts)
      slot.counts[group.state as (typeof SLOT_STATES)[number]] += Number(group.n);
  }
  return [...slots.values()];
}

const emptySlot = ({ firstPath, ...group }: Group, startAt: string) => ({
  ...{ source: group.source, kind: group.kind, title: group.title, class: group.class },
  ...{ startAt, durationMs: group.durationMs },
  /** null: of more than one unit. */
  path: firstPath as string | null,
  total: 0,
  counts: Object.fromEntries(SLOT_STATES.map((s) => [s, 0])) as Record<(typeof SLOT_STATES)[number], number>,
});
