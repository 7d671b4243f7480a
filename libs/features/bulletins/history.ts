import { AuditEntryEntity } from '#persistence/entities/people.entity.js';
import { PersonNames } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';

/** What in the audit log is about a bulletin: how it came, then what changed it. */
export const BULLETIN_ACTIONS = [
  'bulletin-created',
  'bulletin-edited',
  'display-changed',
  'display-removed',
  'bulletin-submitted',
  'bulletin-approved',
  'bulletin-rejected',
  'bulletin-withdrawn',
] as const;
const MOST = 200;

export const HistoryDto = z.array(
  z.object({
    at: z.string(),
    action: z.enum(BULLETIN_ACTIONS),
    byName: z.string().nullable(),
    reason: z.string().nullable(),
    /** Of an approval: given without having listened to the end. */
    unheard: z.boolean(),
  }),
);
export type HistoryDto = z.infer<typeof HistoryDto>;
const Details = z.object({ reason: z.string().nullish(), unheard: z.boolean().optional() });

/** What was done to a bulletin, newest first, in the words of whoever did it. */
@Injectable()
export class BulletinHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly names: PersonNames,
  ) {}

  async of(bulletinId: string): Promise<HistoryDto> {
    const entries = await this.dataSource.getRepository(AuditEntryEntity).find({
      where: { subjectKind: 'bulletin', subjectId: bulletinId },
      order: { at: 'DESC', id: 'DESC' },
      take: MOST,
    });
    const names = await this.names.of(entries.map(({ actor }) => actor));
    return entries.flatMap(({ at, action, actor, details }) => {
      const known = BULLETIN_ACTIONS.find((name) => name === action);
      if (!known) return [];
      const read = Details.safeParse(JSON.parse(details));
      return [
        {
          at: at.toISOString(),
          action: known,
          byName: names.get(actor) ?? null,
          reason: (read.success && read.data.reason) || null,
          unheard: read.data?.unheard === true,
        },
      ];
    });
  }
}
