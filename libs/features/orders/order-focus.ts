import type { LocalDate } from '#domain/time/civil-date.js';
import type { Actor } from '#platform/actor.js';
import { OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThanOrEqual } from 'typeorm';
import { z } from 'zod';
import { PlanInputs } from './plan-input.js';

export const OrderFocusDto = z.object({
  /** null: nothing of it is in any plan. */
  occurrence: z
    .object({
      id: z.string(),
      station: z.string(),
      /** Of its session where it has one. */
      localDate: z.string(),
      state: z.string(),
    })
    .nullable(),
});

const AT_MOST = 2000;
/** What needs somebody first. */
const RANKS: Record<string, number> = { refused: 0, colliding: 1, offered: 2, placed: 3, withdrawn: 4 };
const rankOf = (state: string): number => RANKS[state] ?? Object.keys(RANKS).length;

/** Of airings by date: the first of those that are in the worst trouble. */
export const worstOf = <T extends { state: string }>(rows: readonly T[]): T | undefined =>
  [...rows].sort((a, b) => rankOf(a.state) - rankOf(b.state))[0];

/** Which airing of an order a person who comes for that order wants to see. */
@Injectable()
export class OrderFocus {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly inputs: PlanInputs,
  ) {}

  /** From today on the first in trouble, else the first; else the last of those that were. */
  async of(actor: Actor, orderId: string): Promise<z.infer<typeof OrderFocusDto>> {
    const ahead = await this.rows(actor, orderId, this.inputs.today());
    const one = worstOf(ahead) ?? (await this.rows(actor, orderId)).at(-1);
    if (!one) return { occurrence: null };
    const session = (one.plan as { sessionLocalDate?: string } | null)?.sessionLocalDate;
    const { id, stationId: station, localDate, state } = one;
    return { occurrence: { id, station, localDate: session ?? localDate, state } };
  }

  /** By date; of stations whose plan this person may read. */
  private async rows(actor: Actor, orderId: string, from?: LocalDate): Promise<OccurrenceEntity[]> {
    const rows = await this.dataSource.getRepository(OccurrenceEntity).find({
      where: { orderId, ...(from !== undefined && { localDate: MoreThanOrEqual(from) }) },
      order: { localDate: 'ASC', startAt: 'ASC', id: 'ASC' },
      take: AT_MOST,
    });
    return rows.filter((row) => this.rights.can(actor, 'read', 'plan', row.unitPath));
  }
}
