import { UnitKey } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

/** More places than this are not sent at once: the answer says that it was cut. */
export const FLEET_MAX = 10_000;

export const FleetQuery = z.object({
  /** In this unit or anywhere below. */
  unit: UnitKey.optional(),
  kind: z.enum(['speaker', 'board']).optional(),
});
export type FleetQuery = z.infer<typeof FleetQuery>;

const Presence = z.enum(['online', 'link-lost', 'offline', 'unknown', 'none']);
/** Columns, because 5,000 rows of objects are three times as long: the i-th of each belongs together. */
export const FleetDto = z.object({
  at: z.string(),
  total: z.int(),
  truncated: z.boolean(),
  units: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      path: z.string(),
      lat: z.number().nullable(),
      lon: z.number().nullable(),
      station: z.string(),
      technology: z.enum(['ip', 'fm', 'wired']),
      muted: z.enum(['no', 'programme', 'all']),
    }),
  ),
  places: z.object({
    /** null: no device stands there. */
    device: z.array(z.string().nullable()),
    place: z.array(z.string()),
    name: z.array(z.string()),
    /** Index into `units`. */
    unit: z.array(z.int()),
    kind: z.array(z.enum(['speaker', 'board'])),
    lat: z.array(z.number().nullable()),
    lon: z.array(z.number().nullable()),
    /** `none`: no device stands there. */
    presence: z.array(Presence),
    since: z.array(z.string().nullable()),
    playing: z.array(z.boolean()),
    muted: z.array(z.string()),
    clock: z.array(z.string().nullable()),
  }),
});
export type FleetDto = z.infer<typeof FleetDto>;

export const SummaryQuery = z.object({ unit: UnitKey.optional() });
export const SummaryDto = z.object({
  devices: z.int(),
  online: z.int(),
  lost: z.int(),
  unknown: z.int(),
  alarms: z.int(),
  /** Of these, how many nobody has taken up. */
  unacknowledged: z.int(),
  unarmed: z.int(),
});

export const MuteDto = z.object({
  /** Devices whose own word does not yet agree with what their station was told. */
  items: z.array(
    z.object({
      station: z.string(),
      stationName: z.string(),
      /** Who answers for the station and can be called: at most three of its operators. */
      officers: z.array(z.object({ name: z.string(), phone: z.string().nullable() })),
      muted: z.enum(['no', 'programme', 'all']),
      devices: z.int(),
      confirmed: z.int(),
      /** Those that wait longest first. */
      waiting: z.array(
        z.object({
          device: z.string(),
          place: z.string(),
          placeName: z.string(),
          /** Hamlet and commune, where they are known. */
          where: z.string(),
          /** Who looks after it there, as the place's record says. */
          responsible: z.string().nullable(),
          presence: z.string(),
          /** Since when it should have it. */
          since: z.string().nullable(),
          /** Longer than a minute. */
          overdue: z.boolean(),
        }),
      ),
    }),
  ),
});

export const UptimeQuery = PageQuery.extend({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Tháng viết như 2026-11'),
  unit: UnitKey.optional(),
  kind: z.enum(['speaker', 'board']).optional(),
});
export type UptimeQuery = z.infer<typeof UptimeQuery>;
export const UptimeDto = z.object({
  place: z.string(),
  name: z.string(),
  kind: z.enum(['speaker', 'board']),
  unit: z.string(),
  unitName: z.string(),
  owner: z.string().nullable(),
  responsible: z.string().nullable(),
  onlineMs: z.number(),
  offlineMs: z.number(),
  unknownMs: z.number(),
  /** online / (online + offline); null: nothing was measured. */
  share: z.number().nullable(),
});
export const UptimePage = pageOf(UptimeDto);
