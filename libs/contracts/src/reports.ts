import { z } from 'zod';
import { Base64Url, DeviceId, Id, Instant, MAX_BATCH_REPORTS, Sha256, UnitKey, Volume } from './wire.js';

/** What devices say: numbered reports and their status (docs/device-protocol.md, "Reports", "status"). */
export const CLOCK_STATES = ['trusted', 'holdover', 'untrusted'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

const Ms = z
  .number()
  .min(0)
  .max(7 * 24 * 3600_000);
const word = z.string().min(1).max(64);
/** A whole topic: the longest device id makes one of 81 characters. */
const topicName = z.string().min(1).max(128);
export const PlayedItem = z.union([
  z.object({ sha256: Sha256, fromMs: Ms, toMs: Ms }),
  z.object({ url: z.string().max(512), fromMs: Ms, toMs: Ms }),
]);
export type PlayedItem = z.infer<typeof PlayedItem>;

const subject = {
  occurrence: Id.optional(),
  alert: Id.optional(),
  session: Id.optional(),
  part: z.enum(['opening', 'closing']).optional(),
};
type Subject = { occurrence?: string; alert?: string; session?: string; part?: string };
const hasOneSubject = (report: Subject): boolean =>
  Number(!!report.occurrence) + Number(!!report.alert) + Number(!!report.session && !!report.part) === 1;
const oneSubject = <T extends z.ZodRawShape>(shape: T) =>
  z
    .object({ ...subject, ...shape })
    .refine((report) => hasOneSubject(report as Subject), 'exactly one of occurrence, alert, session+part');
const play = {
  play: Id,
  revision: z.int().min(0),
  items: z.array(PlayedItem).max(200),
  volume: Volume,
  evidence: z.enum(['decoded', 'amplifier', 'microphone']),
};
const numbered = {
  seq: z.int().min(1),
  at: Instant,
  uptimeMs: z.number().min(0),
  clock: z.enum(CLOCK_STATES),
};

function isShown(shown: {
  occurrence?: string;
  alert?: string;
  bulletin?: string;
  fromAt: string;
  toAt: string;
}): boolean {
  const subject = shown.alert === undefined ? shown.occurrence && shown.bulletin : !shown.occurrence;
  return Boolean(subject) && Date.parse(shown.toAt) >= Date.parse(shown.fromAt);
}

const accepted = z.object({ unit: UnitKey.optional(), revision: z.int().min(0), hash: Sha256 });
/** type → fields. Unknown reasons are stored as they are. */
export const REPORT_BODIES = {
  'config-accepted': accepted,
  'playlist-accepted': accepted,
  'alerts-accepted': accepted,
  refused: z.object({
    topic: topicName,
    reason: word,
    kid: z.string().max(64).optional(),
    revision: z.number().optional(),
    sha256: Sha256,
  }),
  staged: z.object({ sha256: Sha256, bytes: z.number() }),
  'stage-failed': z.object({ sha256: Sha256, reason: word }),
  armed: z.object({ occurrence: Id }),
  'not-armed': z.object({ occurrence: Id, reason: word }),
  started: oneSubject({ ...play, reason: word.optional() }),
  resumed: oneSubject({ ...play, reason: word.optional() }),
  finished: oneSubject({ ...play, reason: word.optional() }),
  partial: oneSubject({ ...play, reason: word.optional() }),
  failed: oneSubject({ reason: word }),
  missed: oneSubject({ reason: word }),
  declined: oneSubject({ limit: word }),
  unplanned: z.object({ fromAt: Instant, toAt: Instant, source: word }),
  command: z.object({
    nonce: Id,
    command: word,
    result: z.enum(['executed', 'refused', 'expired']),
    reason: z.string().max(200).optional(),
  }),
  shown: z
    .object({
      occurrence: Id.optional(),
      alert: Id.optional(),
      bulletin: Id.optional(),
      sha256: Sha256,
      fromAt: Instant,
      toAt: Instant,
      reason: word.optional(),
    })
    .refine(isShown, 'an occurrence with its bulletin, or an alert; and no time that runs backwards'),
  fault: z.object({ part: word, reason: word }),
  gap: z.object({
    fromSeq: z.int().optional(),
    toSeq: z.int().optional(),
    count: z.int().min(0),
    reason: word,
  }),
} as const;
export type ReportType = keyof typeof REPORT_BODIES;
export const REPORT_TYPES = Object.keys(REPORT_BODIES) as ReportType[];

export const ReportHead = z.looseObject({ ...numbered, type: z.string().min(1).max(32) });
export type ReportHead = z.infer<typeof ReportHead>;
export type ReportOf<T extends ReportType> = z.infer<(typeof REPORT_BODIES)[T]> &
  z.infer<z.ZodObject<typeof numbered>> & { type: T };
export type Report = { [T in ReportType]: ReportOf<T> }[ReportType];

/** The envelope: one boot a batch, at most 100 reports. The reports themselves are judged one by one, so that one bad one is rejected alone. */
export const ReportBatch = z.object({
  journal: Id,
  boot: Id,
  reports: z.array(z.unknown()).min(1).max(MAX_BATCH_REPORTS),
});
export type ReportBatch = { journal: string; boot: string; reports: Report[] };

export type ReportVerdict = { ok: true; report: Report } | { ok: false; seq: number | null; reason: string };

/** Judges one report of a batch; an unknown type is `unsupported`, wrong fields are `malformed`. */
export function judgeReport(raw: unknown): ReportVerdict {
  const headResult = ReportHead.safeParse(raw);
  if (!headResult.success) {
    const seq = (raw as { seq?: unknown } | null)?.seq;
    return {
      ok: false,
      seq: Number.isSafeInteger(seq) && (seq as number) >= 1 ? (seq as number) : null,
      reason: 'malformed',
    };
  }
  const body = REPORT_BODIES[headResult.data.type as ReportType] as z.ZodType | undefined;
  if (!body) return { ok: false, seq: headResult.data.seq, reason: 'unsupported' };
  const parsed = body.safeParse(raw);
  if (!parsed.success) return { ok: false, seq: headResult.data.seq, reason: 'malformed' };
  const { seq, at, uptimeMs, clock, type } = headResult.data;
  return { ok: true, report: { seq, at, uptimeMs, clock, type, ...(parsed.data as object) } as Report };
}

const nullable = <T extends z.ZodType>(schema: T) =>
  schema
    .nullable()
    .optional()
    .default(null as never);
/** Of a board: its picture in pixels, what draws it, and whether it keeps its programme without a network. */
export const Screen = z.object({
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  /** `Chrome 109` */
  engine: z.string().max(64),
  secure: z.boolean(),
});
export type Screen = z.infer<typeof Screen>;
export const StatusUp = z.object({
  link: z.literal('up'),
  at: Instant,
  journal: Id,
  firstSeq: z.int().min(0),
  lastSeq: z.int().min(0),
  configRevision: z.int().min(0),
  revision: z.int().min(0),
  alerts: z.record(UnitKey, z.int().min(0)),
  playing: z
    .object({
      occurrence: Id.optional(),
      alert: Id.optional(),
      session: Id.optional(),
      play: Id,
      since: Instant,
    })
    .nullable(),
  muted: z.enum(['no', 'programme', 'all']),
  volume: Volume,
  /** While a pause, or another volume than the settings', is in force. */
  pausedUntil: Instant.optional(),
  volumeUntil: Instant.optional(),
  clock: z.object({ state: z.enum(CLOCK_STATES), offsetMs: z.number().nullable() }),
  probe: Base64Url.max(64).optional(),
  net: nullable(z.enum(['ethernet', 'wifi', 'cellular'])),
  rssi: nullable(z.number()),
  power: nullable(
    z.object({
      source: nullable(z.enum(['mains', 'battery', 'solar'])),
      lostAt: nullable(Instant),
      batteryPct: nullable(z.number().min(0).max(100)),
    }),
  ),
  amp: nullable(
    z.object({
      currentMa: nullable(z.number()),
      fault: nullable(z.union([z.boolean(), z.string().max(64)])),
    }),
  ),
  tempC: nullable(z.number()),
  freeBytes: nullable(z.number()),
  screen: Screen.optional(),
  agent: z.string().max(64),
});
export type StatusUp = z.infer<typeof StatusUp>;
export const StatusSchema = z.union([StatusUp, z.object({ link: z.literal('lost') })]);
export type DeviceStatus = z.infer<typeof StatusSchema>;
export const DeviceIdSchema = DeviceId;
