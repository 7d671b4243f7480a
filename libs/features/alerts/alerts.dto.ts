import { oneLine } from '#domain/bulletins/plain-text.js';
import { Id, Instant, UnitKey } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

const word = z.string().trim().min(1).max(200).transform(oneLine).pipe(z.string().min(1));
export const RequestAlert = z.object({
  unit: UnitKey,
  title: word,
  /** Number of the order that authorises it. */
  orderRef: word.pipe(z.string().min(2, 'Ghi số văn bản hoặc mệnh lệnh cho phép phát khẩn cấp')),
  /** An approved bulletin whose sound is spoken. */
  bulletinId: Id,
  exercise: z.boolean().default(false),
  /** Communes, hamlets, places, groups; without any, everybody of the unit. */
  units: z.array(UnitKey).max(500).optional(),
  hamlets: z.array(z.string().max(64)).max(500).optional(),
  places: z.array(Id).max(2000).optional(),
  groups: z.array(Id).max(200).optional(),
  startAt: Instant.optional(),
  exp: Instant,
  volume: z.int().min(0).max(100).default(100),
  tone: z.boolean().default(true),
  repeat: z
    .object({ count: z.int().min(1).max(20), everyMs: z.int().min(0).max(3_600_000) })
    .default({ count: 3, everyMs: 5000 }),
  /** The alert that this one corrects: cancelled when this one is activated. */
  corrects: Id.optional(),
});
export type RequestAlert = z.infer<typeof RequestAlert>;
export const CancelAlert = z.object({ reason: z.string().trim().min(3, 'Nêu lý do dừng').max(500) });

/** What each place did with it, from the ledger. */
const AlertDelivery = z.object({
  places: z.int(),
  /** Sound has begun there. */
  started: z.int(),
  finished: z.int(),
  failed: z.int(),
  /** Nothing was heard from the device yet. */
  open: z.int(),
  /** From the activation to the first and to the last start; null: none yet. */
  firstStartMs: z.int().nullable(),
  lastStartMs: z.int().nullable(),
});
export const AlertDto = z.object({
  id: z.string(),
  unit: z.string(),
  unitName: z.string(),
  title: z.string(),
  state: z.enum(['requested', 'active', 'cancelled', 'expired']),
  exercise: z.boolean(),
  orderRef: z.string(),
  bulletin: z.string(),
  /** Languages of the bulletin that are spoken, one after another. */
  languages: z.array(z.string()),
  topicUnits: z.array(z.string()),
  targets: z.object({
    units: z.array(z.string()).optional(),
    hamlets: z.array(z.string()).optional(),
    places: z.array(z.string()).optional(),
    groups: z.array(z.string()).optional(),
  }),
  corrects: z.string().nullable(),
  requestedBy: z.string(),
  requestedByName: z.string(),
  confirmedBy: z.string().nullable(),
  confirmedByName: z.string().nullable(),
  requestedAt: z.string(),
  activatedAt: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  exp: z.string(),
  repeat: z.object({ count: z.int(), everyMs: z.int() }),
  /** Ordered above the reader: one of their stations that sounds it, where it can be listened to. null: one's own. */
  heardAt: z.string().nullable(),
  /** Of the places that the reader sees. */
  delivery: AlertDelivery,
});
export const AlertPage = pageOf(AlertDto);
export const AlertQuery = PageQuery.extend({
  state: z.enum(['requested', 'active', 'cancelled', 'expired']).optional(),
});
