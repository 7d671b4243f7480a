import { DateLocal, Id, TimeLocal } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';
import { PlacementDto } from './orders.dto.js';

/** What a commune decides: offers, collisions, and the rules it makes for itself. */
export const BulletinRef = z.object({
  id: z.string(),
  title: z.string(),
  /** Those that can be listened to. */
  languages: z.array(z.string()),
  durationMs: z.int(),
});
export type BulletinRef = z.infer<typeof BulletinRef>;

export const OfferDto = z.object({
  id: z.string(),
  order: z.string(),
  version: z.int(),
  station: z.string(),
  stationName: z.string(),
  title: z.string(),
  /** Full name of the unit that sent it. */
  from: z.string(),
  class: z.int(),
  field: z.int(),
  /** `withdrawn`: the sender took it back, or asks this station no longer, before anybody answered. */
  state: z.enum(['open', 'changed', 'accepted', 'declined', 'expired', 'withdrawn']),
  seenAt: z.string().nullable(),
  answerBy: z.string().nullable(),
  reason: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** A user id, or `rule:<id>`. */
  answeredBy: z.string().nullable(),
  answeredByName: z.string().nullable(),
  snoozedUntil: z.string().nullable(),
  remindedAt: z.string().nullable(),
  reminders: z.int(),
  dates: z.array(z.string()),
  bulletins: z.array(BulletinRef),
  /** As the sender asks for it. */
  airings: z.array(PlacementDto),
  /** What became of each airing so far, the next first. */
  occurrences: z.array(
    z.object({
      localDate: z.string(),
      index: z.int(),
      state: z.string(),
      startAt: z.string().nullable(),
      reason: z.string().nullable(),
      message: z.string().nullable(),
    }),
  ),
});
export type OfferDto = z.infer<typeof OfferDto>;
export const OfferPage = pageOf(OfferDto);
export const OfferQuery = PageQuery.extend({
  state: z.string().max(16).optional(),
  /** Not answered yet: open or changed. */
  waiting: z.stringbool().optional(),
  station: Id.optional(),
  order: Id.optional(),
});
export const AnswerOffer = z.object({
  answer: z.enum(['accept', 'decline']),
  /** One date, or null for the series of this version. */
  localDate: DateLocal.nullable().default(null),
  into: PlacementDto.nullable().default(null),
  followUpdates: z.boolean().default(false),
  reason: z.string().trim().max(500).optional(),
  /** What the person had before them: another content by now, or an answer since, and this one is refused. */
  seen: z.object({ version: z.int(), answeredAt: z.string().nullable() }).optional(),
});
export type AnswerOffer = z.infer<typeof AnswerOffer>;
export const SnoozeOffer = z.object({ minutes: z.int().min(5).max(2880).default(240) });

export const ProposalQuery = z.object({ date: DateLocal.optional(), at: TimeLocal.optional() });
const ProposedAiring = z.object({
  localDate: z.string(),
  index: z.int(),
  startAt: z.string().nullable(),
  window: z.string().nullable(),
  /** Why it has no place. */
  reason: z.string().nullable(),
  message: z.string().nullable(),
});
const ProposalOption = z.object({
  /** What to send with the answer; null: as the sender asks. */
  into: PlacementDto.nullable(),
  placed: z.int(),
  refused: z.int(),
  airings: z.array(ProposedAiring),
  /** What has a place now and would be moved, or lose it (`to` null). */
  moves: z.array(
    z.object({ title: z.string(), order: z.string(), from: z.string(), to: z.string().nullable() }),
  ),
});
export type ProposalOption = z.infer<typeof ProposalOption>;
export const ProposalDto = z.object({
  /** As asked first, then each window of the station, then the time that was asked about. */
  options: z.array(ProposalOption),
  /** The first with room for everything that moves nothing; else the one with most room, and then least moved; null: no room. */
  proposed: z.int().nullable(),
});
export type ProposalDto = z.infer<typeof ProposalDto>;

/** A sender's order by what the communes answered. */
export const OfferedOrderDto = z.object({
  order: z.string(),
  title: z.string(),
  class: z.int(),
  field: z.int(),
  confirmedAt: z.string().nullable(),
  stations: z.int(),
  notOpened: z.int(),
  seen: z.int(),
  changed: z.int(),
  accepted: z.int(),
  declined: z.int(),
  expired: z.int(),
  /** The earliest of those still waited for. */
  answerBy: z.string().nullable(),
});
export const OfferedOrderPage = pageOf(OfferedOrderDto);
export const Remind = z.object({ stations: z.array(Id).max(500).optional() });
export const Reminded = z.object({ reminded: z.int(), tooSoon: z.int(), answered: z.int() });

export const CollisionDto = z.object({
  id: z.string(),
  station: z.string(),
  stationName: z.string(),
  localDate: z.string(),
  slotAt: z.string(),
  state: z.enum(['open', 'resolved', 'ruled', 'superseded']),
  decideBy: z.string(),
  candidatesHash: z.string(),
  candidates: z.array(
    z.object({
      id: z.string(),
      order: z.string(),
      title: z.string(),
      class: z.int(),
      field: z.int(),
      source: z.enum(['own', 'above']),
      /** Full name of the unit whose it is. */
      from: z.string(),
      durationMs: z.number(),
      placed: z.boolean(),
      startAt: z.string().nullable(),
      bulletins: z.array(BulletinRef),
    }),
  ),
  /** What decides at `decideBy` when nobody has. `winner` is null where nobody has the slot and nobody is preferred. */
  rule: z.object({
    id: z.string(),
    prefer: z.enum(['placed', 'own', 'above']),
    winner: z.string().nullable(),
  }),
  /** A user id, or `rule:<id>`. */
  resolvedBy: z.string().nullable(),
  resolvedByName: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  resolution: z.unknown(),
});
export type CollisionDto = z.infer<typeof CollisionDto>;
export const CollisionPage = pageOf(CollisionDto);
export const CollisionQuery = PageQuery.extend({
  /** `settled`: all that are not open. */
  state: z.enum(['open', 'settled', 'resolved', 'ruled', 'superseded']).optional(),
  station: Id.optional(),
});
export const ResolveCollision = z.object({
  candidatesHash: z.string().max(64),
  ranking: z.array(z.string().max(64)).min(1).max(50),
  dropped: z.array(z.string().max(64)).max(50).default([]),
});
export type ResolveCollision = z.infer<typeof ResolveCollision>;
/** Without a ranking: what the rule would do. */
export const ForecastCollision = z.object({
  ranking: z.array(z.string().max(64)).max(50).default([]),
  dropped: z.array(z.string().max(64)).max(50).default([]),
});
export type ForecastCollision = z.infer<typeof ForecastCollision>;
export const ForecastDto = z.object({
  outcomes: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(['placed', 'refused', 'colliding']),
      startAt: z.string().nullable(),
      reason: z.string().nullable(),
      message: z.string().nullable(),
    }),
  ),
});
export type ForecastDto = z.infer<typeof ForecastDto>;

export const RuleDto = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('offer'),
    fields: z.array(z.int().min(1).max(6)).optional(),
    windows: z.array(z.string().max(60)).optional(),
    answer: z.enum(['accept', 'decline']),
    into: PlacementDto.optional(),
  }),
  z.object({ kind: z.literal('collision'), prefer: z.enum(['placed', 'own', 'above']) }),
]);
export type RuleDto = z.infer<typeof RuleDto>;
export const StandingRuleDto = z.object({
  id: z.string(),
  station: z.string(),
  active: z.boolean(),
  rule: RuleDto,
  createdBy: z.string(),
  createdByName: z.string().nullable(),
  createdAt: z.string(),
});

export const StationBulletinDto = BulletinRef.extend({
  field: z.int(),
  class: z.int(),
  source: z.string(),
  from: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  text: z.string().nullable(),
});
export const ListenQuery = z.object({ language: z.string().max(16).optional() });
