import { DateLocal, Id, UnitKey } from '#contracts/wire.js';
import { z } from 'zod';

const TargetList = z.object({
  units: z.array(UnitKey).max(500).default([]),
  hamlets: z.array(UnitKey).max(2000).default([]),
  groups: z.array(Id).max(200).default([]),
  places: z.array(Id).max(5000).default([]),
});
export const ResolveBody = z.object({
  include: TargetList,
  exclude: TargetList.optional(),
  /** The local date on which it is resolved; absent: today. */
  onDate: DateLocal.optional(),
});
export type ResolveBody = z.infer<typeof ResolveBody>;

export const ResolvedDto = z.object({
  onDate: z.string(),
  counted: z.object({
    communes: z.int(),
    stations: z.int(),
    /** Clusters, boards, and a station without places of its own as one: what a confirmation names. */
    places: z.int(),
    clusters: z.int(),
    boards: z.int(),
    devices: z.int(),
    /** FM and wired stations: they get a run sheet. */
    unattended: z.int(),
    fm: z.int(),
  }),
  stations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      unit: z.string(),
      technology: z.enum(['ip', 'fm', 'wired']),
      /** What may be broadcast in a day. */
      maxMinutesPerDay: z.int(),
      places: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['speaker', 'board']) })),
    }),
  ),
  /** What was named and reaches nothing on that date. */
  empty: z.array(z.object({ kind: z.enum(['units', 'hamlets', 'groups', 'places']), id: z.string() })),
});
export type ResolvedDto = z.infer<typeof ResolvedDto>;
