import { OccurrenceEntity, OfferEntity } from '#persistence/entities/orders.entity.js';
import { AsRunEntity } from '#persistence/entities/playback.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { z } from 'zod';

export const CommuneResponse = z.object({
  station: z.string(),
  stationName: z.string(),
  unit: z.string(),
  /** `own`: nothing to answer */
  answer: z.enum([
    ...['not-opened', 'seen', 'accepted', 'declined', 'expired', 'changed', 'withdrawn', 'own'],
  ] as const),
  reason: z.string().nullable(),
  offer: z.string().nullable(),
  seenAt: z.string().nullable(),
  answerBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** The commune's own standing rule answered, not a person. */
  byRule: z.boolean(),
  remindedAt: z.string().nullable(),
  scheduled: z.int(),
  refused: z.int(),
  aired: z.int(),
  missed: z.int(),
});
export type CommuneResponse = z.infer<typeof CommuneResponse>;

const AT_MOST = 20_000;

/** What became of an order, commune by commune: seen, accepted, scheduled, aired, declined and why, not opened. */
@Injectable()
export class OrderResponses {
  constructor(private readonly dataSource: DataSource) {}

  async of(orderId: string): Promise<CommuneResponse[]> {
    const occurrences = await this.dataSource
      .getRepository(OccurrenceEntity)
      .find({ select: { stationId: true, state: true }, where: { orderId }, take: AT_MOST });
    const offers = await this.dataSource
      .getRepository(OfferEntity)
      .find({ where: { orderId }, take: AT_MOST });
    const rows = await this.dataSource
      .getRepository(AsRunEntity)
      .find({ select: { stationId: true, end: true }, where: { orderId }, take: AT_MOST });
    const ids = [...new Set([...occurrences, ...offers].map((r) => r.stationId))];
    const stations = await this.dataSource.getRepository(StationEntity).find({ where: { id: In(ids) } });
    return stations.map((station) => {
      const own = occurrences.filter((o) => o.stationId === station.id);
      const ends = rows.filter((r) => r.stationId === station.id).map((r) => r.end);
      const offer = offers.find((o) => o.stationId === station.id);
      return {
        station: station.id,
        stationName: station.name,
        unit: station.unitKey,
        answer: answerOf(offer),
        reason: offer?.reason ?? null,
        offer: offer?.id ?? null,
        seenAt: offer?.seenAt?.toISOString() ?? null,
        answerBy: offer?.answerBy?.toISOString() ?? null,
        answeredAt: offer?.answeredAt?.toISOString() ?? null,
        byRule: offer?.answeredBy?.startsWith('rule:') ?? false,
        remindedAt: offer?.remindedAt?.toISOString() ?? null,
        scheduled: own.filter((o) => o.state === 'placed').length,
        refused: own.filter((o) => o.state === 'refused').length,
        aired: ends.filter((end) => end === 'finished' || end === 'partial').length,
        missed: ends.filter((end) => end === 'missed' || end === 'failed' || end === 'refused').length,
      };
    });
  }
}

function answerOf(offer: OfferEntity | undefined): CommuneResponse['answer'] {
  if (!offer) return 'own';
  if (offer.state !== 'open') return offer.state as CommuneResponse['answer'];
  return offer.seenAt ? 'seen' : 'not-opened';
}
