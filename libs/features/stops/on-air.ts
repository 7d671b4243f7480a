import { Rights } from '#features/identity/index.js';
import { CONFIRM_MS } from '#features/playback/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { BroadcastOrderEntity, OrderVersionEntity } from '#persistence/entities/orders.entity.js';
import { AlertEntity, AsRunEntity } from '#persistence/entities/playback.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { rawInstant } from '#persistence/raw-instant.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { OnAirDto } from './stops.dto.js';

const MINUTE_MS = 60_000;
/** Ahead: what can still be kept from sounding; back: what was heard a moment ago. */
const AHEAD_MS = 15 * MINUTE_MS;
const BACK_MS = 30 * MINUTE_MS;
const LONGEST_MS = 12 * 60 * MINUTE_MS;
const AT_MOST = 200;

interface Sum {
  about: string;
  kind: string;
  title: string;
  class: number | string;
  places: number | string;
  playing: number | string;
  stations: number | string;
  station: string;
  startAt: string | Date;
  since: string | Date | null;
  endedAt: string | Date | null;
  open: number | string;
  stop: string | null;
}

/** What is on the air in somebody's scope, one line for each order or alert. */
@Injectable()
export class OnAir {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<OnAirDto[]> {
    const nowMs = this.clock.nowMs();
    const sums = await this.sums(actor, nowMs);
    const ids = sums.map((s) => s.about);
    const orders = await this.byId(BroadcastOrderEntity, ids);
    const alerts = await this.byId(AlertEntity, ids);
    const versions = orders.length
      ? await this.dataSource.getRepository(OrderVersionEntity).find({
          select: { orderId: true, version: true, bulletinIds: true },
          where: { orderId: In(orders.map((o) => o.id)) },
        })
      : [];
    const units = await this.dataSource.getRepository(UnitEntity).find({
      select: { key: true, fullName: true },
      where: { key: In([...new Set([...orders, ...alerts].map((o) => o.unitKey))]) },
    });
    const names = new Map(units.map((u) => [u.key, u.fullName]));
    return sums
      .map((sum) => {
        const order = orders.find((o) => o.id === sum.about);
        const alert = alerts.find((a) => a.id === sum.about);
        const version = versions.find((v) => v.orderId === order?.id && v.version === order.currentVersion);
        return {
          kind: sum.kind === 'alert' ? ('alert' as const) : ('order' as const),
          subject: sum.about,
          title: sum.title,
          class: Number(sum.class),
          exercise: alert?.exercise ?? false,
          from: names.get(order?.unitKey ?? alert?.unitKey ?? '') ?? '',
          state: stateOf(sum, nowMs),
          startAt: iso(sum.startAt)!,
          since: iso(sum.since),
          endedAt: iso(sum.endedAt),
          places: Number(sum.places),
          playing: Number(sum.playing),
          stations: Number(sum.stations),
          station: sum.station,
          bulletins: version?.bulletinIds ?? [],
          mayStop: this.mayStop(actor, order, alert),
          stop: sum.stop,
        };
      })
      .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.startAt < b.startAt ? 1 : -1));
  }

  private mayStop(actor: Actor, order?: BroadcastOrderEntity, alert?: AlertEntity): boolean {
    if (alert) return alert.state === 'active' && this.rights.can(actor, 'update', 'alert', alert.unitPath);
    return order?.state === 'confirmed' && this.rights.can(actor, 'withdraw', 'order', order.unitPath);
  }

  private async sums(actor: Actor, nowMs: number): Promise<Sum[]> {
    const about = "CASE WHEN r.kind = 'alert' THEN r.subject ELSE r.orderId END";
    const kind = "CASE WHEN r.kind = 'alert' THEN 'alert' ELSE 'order' END";
    // Nothing reports an airing on FM: it is over when its time is, whether an officer has confirmed it or not.
    const isUnderWay = 'r.end IS NULL AND (r.confirmUntil IS NULL OR r.confirmUntil > :overByNow)';
    const builder = this.dataSource
      .getRepository(AsRunEntity)
      .createQueryBuilder('r')
      .select(about, 'about')
      .addSelect(kind, 'kind')
      .addSelect('r.title', 'title')
      .addSelect('MIN(r.class)', 'class')
      .addSelect('COUNT(*)', 'places')
      .addSelect("SUM(CASE WHEN r.end IS NULL AND r.state = 'started' THEN 1 ELSE 0 END)", 'playing')
      .addSelect(`SUM(CASE WHEN ${isUnderWay} THEN 1 ELSE 0 END)`, 'open')
      .addSelect('COUNT(DISTINCT r.stationId)', 'stations')
      .addSelect('MIN(r.stationId)', 'station')
      .addSelect('MIN(r.plannedStart)', 'startAt')
      .addSelect('MIN(r.startedAt)', 'since')
      .addSelect('MAX(r.endedAt)', 'endedAt')
      .addSelect('MAX(r.stopId)', 'stop')
      .where(
        `((${isUnderWay} AND r.plannedStart BETWEEN :oldest AND :ahead)
          OR (r.end IN ('finished', 'partial') AND r.plannedStart > :oldest AND r.endedAt > :back)
          OR ((r.end IS NULL OR r.end IN ('finished', 'partial')) AND r.confirmUntil > :overByThen
              AND r.plannedStart BETWEEN :oldest AND :now))`,
        {
          oldest: new Date(nowMs - LONGEST_MS),
          ahead: new Date(nowMs + AHEAD_MS),
          back: new Date(nowMs - BACK_MS),
          now: new Date(nowMs),
          overByNow: new Date(nowMs + CONFIRM_MS),
          overByThen: new Date(nowMs - BACK_MS + CONFIRM_MS),
        },
      )
      .groupBy(about)
      .addGroupBy(kind)
      .addGroupBy('r.title')
      .limit(AT_MOST);
    this.rights.narrow(builder, 'r.unitPath', this.rights.scopeOf(actor, 'read', 'as-run'));
    return builder.getRawMany<Sum>();
  }

  private byId<E extends { id: string }>(entity: new () => E, ids: string[]): Promise<E[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.dataSource.getRepository(entity).find({ where: { id: In(ids) } as never });
  }
}

const ORDER: readonly OnAirDto['state'][] = ['playing', 'due', 'ended', 'soon'];

function stateOf(sum: Sum, nowMs: number): OnAirDto['state'] {
  if (Number(sum.playing) > 0) return 'playing';
  if (Number(sum.open) === 0) return 'ended';
  return Date.parse(iso(sum.startAt)!) > nowMs ? 'soon' : 'due';
}

const iso = (value: string | Date | null): string | null => (value === null ? null : rawInstant(value));
