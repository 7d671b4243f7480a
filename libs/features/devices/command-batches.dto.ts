import { Id, Instant, UnitKey } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';
import { CommandDto, ManyCommand, PRESENCES } from './devices.dto.js';

const target = { unit: UnitKey.optional(), group: Id.optional() };
const hasOneTarget = ({ unit, group }: { unit?: string; group?: string }): boolean =>
  (unit === undefined) !== (group === undefined);
const oneTarget = { error: 'Chọn một địa bàn hoặc một nhóm loa', path: ['unit'] };
const commandName = z.enum(['stop', 'restart', 'test-tone', 'volume', 'pause', 'resume']);

export const TargetsQuery = z.object({ ...target, command: commandName }).refine(hasOneTarget, oneTarget);
export type TargetsQuery = z.infer<typeof TargetsQuery>;
/** Whom it would reach: shown before it is sent. */
export const TargetsDto = z.object({
  name: z.string(),
  devices: z.int(),
  online: z.int(),
  /** No more than this at once. */
  limit: z.int(),
});

export const BatchBody = z.object({ ...target, send: ManyCommand }).refine(hasOneTarget, oneTarget);
export type BatchBody = z.infer<typeof BatchBody>;

const results = CommandDto.shape.result;
export const BatchDto = z.object({
  id: z.string(),
  targetKind: z.enum(['unit', 'group']),
  targetId: z.string(),
  targetName: z.string(),
  command: z.string(),
  args: z.unknown(),
  issuedByName: z.string().nullable(),
  issuedAt: Instant,
  expiresAt: Instant,
  devices: z.int(),
  /** How many devices ended in each way; pending: not yet. */
  ends: z.object({
    pending: z.int(),
    executed: z.int(),
    refused: z.int(),
    expired: z.int(),
    unanswered: z.int(),
  }),
});
export type BatchDto = z.infer<typeof BatchDto>;
export const BatchPage = pageOf(BatchDto);

export const BatchTargetsQuery = PageQuery.extend({ result: results.optional() });
export type BatchTargetsQuery = z.infer<typeof BatchTargetsQuery>;
export const BatchTargetDto = z.object({
  nonce: z.string(),
  device: z.string(),
  place: z.string(),
  placeName: z.string(),
  stationName: z.string(),
  presence: z.enum(PRESENCES),
  result: results,
  reason: z.string().nullable(),
  endedAt: Instant.nullable(),
});
export const BatchTargetPage = pageOf(BatchTargetDto);
