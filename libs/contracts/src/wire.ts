import { z } from 'zod';
import { isDeviceId, isUnitKey } from './topics.js';

/** Building blocks and limits of the device protocol, version 1. */
export const PROTOCOL_VERSION = 1;
export const MAX_PAYLOAD_BYTES = 256 * 1024;
export const MAX_BODY_BYTES = 8 * 1024 * 1024;
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
export const MAX_BATCH_REPORTS = 100;
export const MAX_BATCHES_IN_FLIGHT = 5;
export const MAX_WITHDRAWN = 100;

/** RFC 3339 with an offset; the wire never carries a bare local time. */
export const Instant = z
  .string()
  .max(40)
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/,
    'an instant carries its offset',
  )
  .refine((s) => !Number.isNaN(Date.parse(s)), 'not an instant');
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in 64 lower-case hex digits');
export const Base64Url = z.string().regex(/^[A-Za-z0-9_-]*$/, 'base64url without padding');
export const DeviceId = z.string().refine(isDeviceId, 'a device id is [a-z0-9-]{1,64}');
export const UnitKey = z.string().refine(isUnitKey, 'a unit is scheme-code, e.g. 2025-02647');
export const Id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_.:-]+$/);
export const TimeLocal = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM, 00:00 to 23:59');
/** A day that exists: 30 February is refused. */
export const DateLocal = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'YYYY-MM-DD')
  .refine(isDay, 'Ngày này không có trong lịch: chọn ngày khác');

function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}
export const Volume = z.int().min(0).max(100);
export const Zone = z.string().min(1).max(64);
const DurationMs = z
  .int()
  .min(0)
  .max(24 * 3600_000);
const MediaPath = z
  .string()
  .max(512)
  .regex(/^\/[A-Za-z0-9/_.-]*$/, 'a path begins with /');

/** A public key as it appears everywhere: `x` is the 32 raw bytes of an Ed25519 key. */
export const KeySchema = z.object({
  kid: Id,
  x: Base64Url.length(43),
  notBefore: Instant,
  notAfter: Instant,
  revoked: z.boolean(),
});
export type PublicKeyEntry = z.infer<typeof KeySchema>;

/** `{days:[1…7], from, to}` in local time of the config's zone; `from` included, `to` not; `to` ≤ `from` crosses midnight. */
export const DaypartSchema = z.object({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: TimeLocal,
  to: TimeLocal,
});
export type Daypart = z.infer<typeof DaypartSchema>;

const head = { v: z.literal(PROTOCOL_VERSION), issuedAt: Instant };
const forDevice = { ...head, device: DeviceId };

export const ConfigSchema = z.object({
  ...forDevice,
  type: z.literal('config'),
  revision: z.int().min(1),
  place: Id,
  hamlet: z.string().max(64).nullable(),
  groups: z.array(Id).max(64),
  units: z.array(UnitKey).max(16),
  languages: z.array(z.string().max(16)).max(16),
  zone: Zone,
  limits: z.object({
    windows: z.array(DaypartSchema).max(64),
    quiet: z.array(DaypartSchema).max(64),
    quotaMinutes: z.number().min(0).max(1440).nullable(),
    maxVolume: Volume,
  }),
  volume: z.object({
    byWindow: z.array(z.object({ from: TimeLocal, to: TimeLocal, volume: Volume })).max(64),
    default: Volume,
    trim: z.int().min(-20).max(20),
  }),
  muted: z.enum(['no', 'programme', 'all']),
  mqttUrls: z.array(z.string().max(256)).min(1).max(8),
  baseUrls: z.array(z.string().max(256)).min(1).max(8),
  ntp: z.array(z.string().max(256)).max(8),
  keys: z.array(KeySchema).min(1).max(16),
  heartbeatSeconds: z.number().min(1).max(3600),
  armSeconds: z.number().min(1).max(3600),
  jitterSeconds: z.number().min(0).max(3600).optional(),
  /** Boards only: what stands at the top of the screen. */
  board: z.object({ heading: z.string().max(255) }).optional(),
});
export type DeviceConfig = z.infer<typeof ConfigSchema>;

const FileRef = { sha256: Sha256, bytes: z.int().min(1).max(MAX_FILE_BYTES), path: MediaPath };
const fileItem = { ...FileRef, durationMs: DurationMs, codec: z.string().max(16) };
const owner = {
  bulletin: Id.optional(),
  asset: Id.optional(),
  language: z.string().max(16).optional(),
  notAfter: Instant.optional(),
};
const MediaItem = z.object({ kind: z.enum(['audio', 'text', 'image', 'video']), ...fileItem, ...owner });
const StreamItem = z.object({
  kind: z.enum(['relay', 'live']),
  url: z.string().max(512),
  codec: z.string().max(16).optional(),
  hardEndAt: Instant,
  fallback: z.object(fileItem).optional(),
  ...owner,
});
/** Kinds that a later version may add; a device answers `failed: unsupported`. */
const UnknownItem = z.looseObject({ kind: z.string().max(32) });
export const ItemSchema = z.union([MediaItem, StreamItem, UnknownItem]);
export type MediaItem = z.infer<typeof MediaItem>;
export type StreamItem = z.infer<typeof StreamItem>;
export type PlaylistItem = z.infer<typeof ItemSchema>;

export const PlaylistSchema = z.object({
  ...forDevice,
  type: z.literal('playlist'),
  revision: z.int().min(1),
  validFrom: Instant,
  validTo: Instant,
  withdrawn: z.array(Id).max(MAX_WITHDRAWN),
  body: z.object({ sha256: Sha256, bytes: z.int().min(1).max(MAX_BODY_BYTES), path: MediaPath }),
});
export type PlaylistMessage = z.infer<typeof PlaylistSchema>;

export const BodyOccurrence = z.object({
  id: Id,
  session: Id,
  class: z.union([z.literal(2), z.literal(3)]),
  startAt: Instant,
  latestStartAt: Instant.optional(),
  durationMs: DurationMs,
  items: z.array(ItemSchema).min(1).max(200),
});
export const BodySession = z.object({
  id: Id,
  startAt: Instant,
  endAt: Instant,
  opening: z.array(ItemSchema).max(20),
  closing: z.array(ItemSchema).max(20),
});
/** The shared programme of all devices that have the same; fetched over HTTP and named by its hash. */
export const PlaylistBodySchema = z.object({
  v: z.literal(PROTOCOL_VERSION),
  zone: Zone,
  withdrawn: z.array(Id).max(10_000),
  sessions: z.array(BodySession).max(1000),
  occurrences: z.array(BodyOccurrence).max(5000),
});
export type PlaylistBody = z.infer<typeof PlaylistBodySchema>;
export type PlaylistOccurrence = z.infer<typeof BodyOccurrence>;
export type PlaylistSession = z.infer<typeof BodySession>;

const AlertItem = z.object({
  kind: z.literal('audio'),
  ...fileItem,
  asset: Id.optional(),
  language: z.string().max(16).optional(),
});
export const AlertSchema = z.object({
  alert: Id,
  action: z.enum(['play', 'cancel']),
  exercise: z.boolean(),
  exerciseNotice: AlertItem.optional(),
  targets: z
    .object({
      hamlets: z.array(z.string().max(64)).optional(),
      places: z.array(Id).optional(),
      groups: z.array(Id).optional(),
    })
    .optional(),
  orderRef: z.string().min(1).max(200),
  startAt: Instant.optional(),
  exp: Instant,
  volume: Volume,
  tone: AlertItem.nullable(),
  repeat: z.object({ count: z.int().min(1).max(20), everyMs: z.int().min(0).max(3600_000) }),
  items: z.array(AlertItem).max(20),
  /** What boards show: the head line, and the words below it. */
  title: z.string().max(255).optional(),
  text: z.string().max(8000),
});
export type AlertEntry = z.infer<typeof AlertSchema>;
export type AlertAudio = z.infer<typeof AlertItem>;
export const AlertsSchema = z.object({
  ...head,
  type: z.literal('alerts'),
  unit: UnitKey,
  revision: z.int().min(1),
  alerts: z.array(AlertSchema).max(50),
});
export type AlertsMessage = z.infer<typeof AlertsSchema>;

/** Of the programme, for so long; 0 seconds: the settings' volume again. */
export const VolumeArgs = z.object({ volume: Volume, seconds: z.int().min(0).max(86_400) });
export const PauseArgs = z.object({ seconds: z.int().min(1).max(3600) });
const commandHead = { ...forDevice, type: z.literal('command'), nonce: Id, exp: Instant };
export const CommandSchema = z.discriminatedUnion('command', [
  z.object({ ...commandHead, command: z.literal('stop'), args: z.object({}) }),
  z.object({ ...commandHead, command: z.literal('restart'), args: z.object({}) }),
  z.object({
    ...commandHead,
    command: z.literal('test-tone'),
    args: z.object({ seconds: z.number().min(0.1).max(60), volume: Volume }),
  }),
  z.object({ ...commandHead, command: z.literal('volume'), args: VolumeArgs }),
  z.object({ ...commandHead, command: z.literal('pause'), args: PauseArgs }),
  z.object({ ...commandHead, command: z.literal('resume'), args: z.object({}) }),
  z.object({
    ...commandHead,
    command: z.literal('clock-probe'),
    args: z.object({ deviceNonce: Base64Url, t2: Instant, t3: Instant }),
  }),
  z.object({
    ...commandHead,
    command: z.literal('resend'),
    args: z.object({ journal: Id, fromSeq: z.int().min(1) }),
  }),
  z.object({
    ...commandHead,
    command: z.literal('log'),
    args: z.object({ path: MediaPath, maxBytes: z.int().min(1).max(MAX_BODY_BYTES) }),
  }),
]);
export type CommandMessage = z.infer<typeof CommandSchema>;

export const ReceiptSchema = z.union([
  z.object({
    ...forDevice,
    type: z.literal('receipt'),
    journal: Id,
    upTo: z.int().min(0),
    rejects: z.array(z.object({ seq: z.int().min(1), reason: z.string().max(64) })).max(500),
  }),
  z.object({
    ...forDevice,
    type: z.literal('receipt'),
    malformed: z.object({ sha256: Sha256, reason: z.string().max(64) }),
  }),
]);
export type ReceiptMessage = z.infer<typeof ReceiptSchema>;

export type SignedMessage = DeviceConfig | PlaylistMessage | CommandMessage | ReceiptMessage | AlertsMessage;
export const SIGNED_SCHEMAS = {
  config: ConfigSchema,
  playlist: PlaylistSchema,
  command: CommandSchema,
  receipt: ReceiptSchema,
  alerts: AlertsSchema,
} as const;

/** Reasons of a `refused` report, in the words of the protocol. */
export const REFUSALS = [
  'malformed',
  'too-large',
  'header',
  'alg',
  'unknown-kid',
  'key-out-of-date',
  'signature',
  'wrong-type',
  'addressee',
  'version',
  'lower-revision',
  'same-revision',
  'future',
  'body-hash',
  'body',
  'unsupported',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** POST /api/v1/devices/enrol */
export const EnrolRequest = z.object({
  code: z.string().min(4).max(40),
  publicKey: Base64Url.length(43),
  hardwareId: z.string().min(1).max(100),
  /** What asks: it is told where the code is for a place of the other kind. Absent: whatever the place is. */
  kind: z.enum(['speaker', 'board']).optional(),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;
export const EnrolAnswer = z.object({
  device: DeviceId,
  mqttPassword: z.string(),
  httpToken: z.string(),
  mqttUrls: z.array(z.string()).min(1),
  baseUrls: z.array(z.string()).min(1),
  keys: z.array(KeySchema),
  rootKey: KeySchema,
});
export type EnrolAnswer = z.infer<typeof EnrolAnswer>;
