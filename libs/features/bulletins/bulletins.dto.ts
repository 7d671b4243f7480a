import { oneLine, withoutStray } from '#domain/bulletins/plain-text.js';
import { BULLETIN_STATES } from '#domain/bulletins/states.js';
import { Id, Instant, UnitKey } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';
import { SentenceRecordingDto, SentenceRecordingInput } from './reading.dto.js';

const line = (max: number) => z.string().transform(oneLine).pipe(z.string().max(max));
const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})?$/, 'Mã ngôn ngữ như vi, hmn, tay');

export const VoiceDto = z.object({
  engine: z.string().max(40).optional(),
  gender: z.enum(['female', 'male']).optional(),
  voice: z.string().max(64).optional(),
  speed: z.number().min(0.5).max(2).optional(),
  region: z.enum(['north', 'central', 'south']).optional(),
});
export const Correction = z.object({
  start: z.int().min(0),
  end: z.int().min(1),
  spoken: z.string().trim().min(1).max(500),
  /** Keep this reading in the unit's lexicon for every later text. */
  keep: z.boolean().default(false),
});
export const VariantInput = z.discriminatedUnion('origin', [
  z.object({
    origin: z.literal('text'),
    language: Language.default('vi'),
    text: z.string().max(200_000).transform(withoutStray).optional(),
    /** A short version beside the full one; `version` says which is spoken. */
    short: z.string().max(20_000).transform(withoutStray).optional(),
    version: z.enum(['full', 'short']).default('full'),
    documentId: Id.optional(),
    parts: z.array(z.string().max(16)).max(2000).optional(),
    corrections: z.array(Correction).max(500).optional(),
    voice: VoiceDto.optional(),
    readings: z.int().min(1).max(5).optional(),
    /** Sentences said by a person. Absent: those of the bulletin as it was. */
    recordings: z.array(SentenceRecordingInput).max(300).optional(),
  }),
  z.object({ origin: z.literal('recording'), language: Language.default('vi'), documentId: Id }),
]);
export type VariantInput = z.infer<typeof VariantInput>;

const content = {
  title: line(255).pipe(z.string().min(1, 'Bản tin cần có tiêu đề')),
  field: z.int('Chọn một trong sáu lĩnh vực').min(1).max(6),
  class: z.int().min(1).max(3),
  kind: z.enum(['announcement', 'bulletin']).default('announcement'),
  source: line(255).pipe(z.string().min(1, 'Ghi nguồn tin')),
  author: line(255).nullable().default(null),
  validFrom: Instant,
  validTo: Instant,
  variants: z.array(VariantInput).min(1, 'Bản tin cần ít nhất một bản tiếng').max(8),
};
const validity = <T extends { validFrom: string; validTo: string }>(b: T): boolean =>
  Date.parse(b.validTo) > Date.parse(b.validFrom);
const problem = { path: ['validTo'], error: 'Hiệu lực đến phải sau hiệu lực từ' };
export const CreateBulletin = z.object({ unit: UnitKey, ...content }).refine(validity, problem);
export type CreateBulletin = z.infer<typeof CreateBulletin>;
export const EditBulletin = z.object({ ...content, version: z.int().min(1) }).refine(validity, problem);
export type EditBulletin = z.infer<typeof EditBulletin>;
export const SubmitBulletin = z.object({ longReason: line(500).optional() });
export const ApproveBulletin = z.object({
  manifestHash: z.string().length(64),
  /** What the approver's page shows: class, field and validity are no part of the hash. */
  version: z.int().min(1).optional(),
  /** The approver's answers: no state secret, no personal data, no hidden advertising. */
  answers: z.object(
    { stateSecret: z.literal(false), personalData: z.literal(false), advertising: z.literal(false) },
    {
      error:
        'Phải trả lời đủ ba câu kiểm tra nội dung (bí mật nhà nước, dữ liệu cá nhân, quảng cáo): chỉ duyệt khi không có',
    },
  ),
  /** Taken without having listened to all of it to the end: allowed, and kept with the approval. */
  unheard: z.boolean().default(false),
  note: line(500).optional(),
});
export type ApproveBulletin = z.infer<typeof ApproveBulletin>;
export const Reason = z.object({ reason: line(500).pipe(z.string().min(3, 'Nêu lý do')) });

export const VariantDto = z.object({
  language: z.string(),
  origin: z.string(),
  text: z.string().nullable(),
  short: z.string().nullable(),
  version: z.string(),
  /** The full version is long by the station's template, and there is no short one. */
  shortWanted: z.boolean(),
  estimatedSeconds: z.number().nullable(),
  documentId: z.string().nullable(),
  scriptHash: z.string().nullable(),
  rendition: z
    .object({
      sha256: z.string(),
      durationMs: z.int(),
      lufs: z.number(),
      truePeakDb: z.number(),
      engine: z.string(),
    })
    .nullable(),
  job: z
    .object({
      id: z.string(),
      state: z.string(),
      progress: z.number(),
      reason: z.string().nullable(),
      message: z.string().nullable(),
      /** Null where only `reason` tells it to those who read English. */
      messageEn: z.string().nullable(),
    })
    .nullable(),
  unsure: z.int(),
  corrections: z.array(
    z.object({ start: z.int(), end: z.int(), spoken: z.string(), keep: z.boolean().optional() }),
  ),
  voice: VoiceDto.extend({ readings: z.int().optional() }).loose(),
  recordings: z.array(SentenceRecordingDto),
});
export const BulletinDto = z.object({
  id: z.string(),
  unit: z.string(),
  title: z.string(),
  field: z.int(),
  class: z.int(),
  kind: z.string(),
  source: z.string(),
  author: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string(),
  state: z.enum(BULLETIN_STATES),
  version: z.int(),
  reason: z.string().nullable(),
  unitName: z.string(),
  createdBy: z.string(),
  createdByName: z.string().nullable(),
  submittedBy: z.string().nullable(),
  submittedByName: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  languages: z.array(z.string()),
  /** Of all languages together; null while a sound is not made. */
  durationMs: z.int().nullable(),
  /** `refused`: at least one language cannot be made as it is. */
  sound: z.enum(['ready', 'working', 'refused']),
  /** The approval that stands. */
  approval: z
    .object({
      at: z.string(),
      byName: z.string().nullable(),
      manifestHash: z.string(),
      note: z.string().nullable(),
      unheard: z.boolean(),
    })
    .nullable(),
  manifestHash: z.string().nullable(),
  warnings: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
  variants: z.array(VariantDto),
});
export type BulletinDto = z.infer<typeof BulletinDto>;
export const BulletinSummary = BulletinDto.omit({
  variants: true,
  warnings: true,
  manifestHash: true,
  approval: true,
});
export const BulletinPage = pageOf(BulletinSummary);
export const BulletinQuery = PageQuery.extend({
  q: z.string().max(200).optional(),
  state: z
    .enum(BULLETIN_STATES, 'Trạng thái là draft, submitted, approved, withdrawn hoặc expired')
    .optional(),
  field: z.coerce.number().int().min(1).max(6).optional(),
  kind: z.enum(['announcement', 'bulletin']).optional(),
  /** `true`: written or submitted by whoever asks. */
  mine: z.stringbool().optional(),
  /** A unit and everything below it. */
  unit: UnitKey.optional(),
});
export const JobDto = z.object({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  state: z.string(),
  progress: z.number(),
  attempts: z.int(),
  reason: z.string().nullable(),
  message: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});
