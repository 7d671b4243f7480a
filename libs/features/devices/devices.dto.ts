import { StatusUp } from '#contracts/reports.js';
import { Id, Instant, KeySchema, PauseArgs, UnitKey, Volume, VolumeArgs } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

const STATES = ['active', 'revoked', 'given-up'] as const;
/** `link-lost`: the broker says that its connection broke; it may be back before it counts as silent. */
export const PRESENCES = ['online', 'link-lost', 'offline', 'unknown'] as const;

export const DeviceQuery = PageQuery.extend({
  /** In this unit or anywhere below. */
  unit: UnitKey.optional(),
  station: Id.optional(),
  place: Id.optional(),
  state: z.enum([...STATES, 'all']).default('active'),
  presence: z.enum(PRESENCES).optional(),
  clock: z.enum(['trusted', 'holdover', 'untrusted']).optional(),
  /** Words of the place's name. */
  search: z.string().max(100).optional(),
});
export type DeviceQuery = z.infer<typeof DeviceQuery>;

const StepDto = z.object({ desired: z.int(), accepted: z.int(), reported: z.int() });
export const DeviceDto = z.object({
  id: z.string(),
  kind: z.enum(['speaker', 'board']),
  state: z.enum(STATES),
  place: z.object({ id: z.string(), name: z.string() }),
  station: z.object({ id: z.string(), name: z.string() }),
  unit: z.string(),
  unitPath: z.string(),
  hardwareId: z.string(),
  enrolledAt: Instant,
  revokedAt: Instant.nullable(),
  presence: z.enum(PRESENCES),
  presenceSince: Instant.nullable(),
  /** When its own live message last came. */
  seenAt: Instant.nullable(),
  linkLost: z.boolean(),
  clock: z.object({ state: z.string().nullable(), offsetMs: z.number().nullable() }),
  /** Revisions: what it should have, what it accepted, what it last said. */
  config: StepDto,
  playlist: StepDto,
});
export type DeviceDto = z.infer<typeof DeviceDto>;
export const DevicePage = pageOf(DeviceDto);
/** With its last status, word for word. */
export const DeviceDetailDto = DeviceDto.extend({ publicKey: z.string(), status: StatusUp.nullable() });

export const RevokeBody = z.object({
  reason: z.string().trim().min(3, 'Nêu lý do').max(500).normalize('NFC'),
});
export type RevokeBody = z.infer<typeof RevokeBody>;

export const EnrolmentCodeDto = z.object({
  place: z.string(),
  code: z.string(),
  /** Hub and code in one line: what the QR code holds. */
  link: z.string(),
  expiresAt: Instant,
});
/** Codes of a place as they can still be told: never the code itself. */
export const IssuedCodeDto = z.object({
  issuedAt: Instant,
  issuedByName: z.string().nullable(),
  expiresAt: Instant,
  state: z.enum(['waiting', 'used', 'expired']),
  device: z.string().nullable(),
});

const lasts = z.int().min(10).max(300).default(60);
const command = <Name extends string, Args extends z.ZodType>(name: Name, args: Args) =>
  z.object({ command: z.literal(name), args, expiresInSeconds: lasts });
const FOR_MANY = [
  command('stop', z.object({}).default({})),
  command('restart', z.object({}).default({})),
  command('test-tone', z.object({ seconds: z.number().min(0.1).max(60), volume: Volume })),
  command('volume', VolumeArgs),
  command('pause', PauseArgs),
  command('resume', z.object({}).default({})),
] as const;
/** What may be sent to a whole commune or group at once. */
export const ManyCommand = z.discriminatedUnion('command', FOR_MANY);
export type ManyCommand = z.infer<typeof ManyCommand>;
export const CommandBody = z.discriminatedUnion('command', [
  ...FOR_MANY,
  command('log', z.object({}).default({})),
  command('resend', z.object({ journal: Id, fromSeq: z.int().min(1) })),
]);
export type CommandBody = z.infer<typeof CommandBody>;
const ABOUT_THE_BOX: readonly string[] = ['restart', 'log', 'resend'];
/** What is about the programme is whoever commands loudspeakers there; what is about the box, whoever looks after boxes. */
export const rightFor = (command: CommandBody['command']): 'manage' | 'command' =>
  ABOUT_THE_BOX.includes(command) ? 'manage' : 'command';
export const CommandDto = z.object({
  nonce: z.string(),
  device: z.string(),
  command: z.string(),
  args: z.unknown(),
  issuedBy: z.string(),
  issuedAt: Instant,
  expiresAt: Instant,
  /** pending until the device answers; unanswered a minute after it expired. */
  result: z.enum(['pending', 'executed', 'refused', 'expired', 'unanswered']),
  reason: z.string().nullable(),
  endedAt: Instant.nullable(),
});
export type CommandDto = z.infer<typeof CommandDto>;
export const CommandPage = pageOf(CommandDto);

/** A device that has not reported the announced key. */
const WaitingDto = z.object({
  device: z.string(),
  place: z.string(),
  placeName: z.string(),
  stationName: z.string(),
  presence: z.enum(PRESENCES),
  seenAt: Instant.nullable(),
});
export const KeysDto = z.object({
  root: KeySchema,
  keys: z.array(KeySchema),
  active: z.string(),
  /** Announced, and waiting for these devices to know it. */
  announced: z
    .object({
      kid: z.string(),
      /** Of so many active devices. */
      devices: z.int(),
      waiting: z.int(),
      /** The first 200 of them. */
      waitingFor: z.array(WaitingDto),
    })
    .nullable(),
  /** Keys that signed once, newest first. */
  retired: z.array(z.object({ kid: z.string(), notBefore: Instant, retiredAt: Instant })),
});
export type KeysDto = z.infer<typeof KeysDto>;
export const AnnouncedKeyDto = z.object({ kid: z.string() });
