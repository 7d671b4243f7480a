import { DateLocal, Id } from '#contracts/wire.js';
import { z } from 'zod';

/** A station's own sound of the frame: chime, ident, closing. */
const FurnitureSound = z.object({
  asset: z.string(),
  role: z.enum(['chime', 'ident', 'stinger', 'closing']),
  name: z.string(),
  durationMs: z.int(),
  /** The words, where a voice of the hub speaks them. */
  text: z.string().nullable(),
});
const Reading = z.object({
  language: z.string(),
  durationMs: z.int(),
  /** What an announcer reads; null: there is only a sound. */
  text: z.string().nullable(),
});
const SheetBulletin = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  author: z.string().nullable(),
  readings: z.array(Reading),
});
const SheetItem = z.object({
  occurrence: z.string(),
  order: z.string(),
  title: z.string(),
  class: z.int(),
  /** Whose order it is. */
  from: z.string(),
  startAt: z.string(),
  durationMs: z.int(),
  /** Withdrawn after it was fixed: it may stand on a sheet that was printed before. */
  withdrawn: z.boolean(),
  bulletins: z.array(SheetBulletin),
  /** The ledger's row, once the airing is fixed. */
  airing: z
    .object({
      id: z.string(),
      end: z.enum(['finished', 'partial', 'failed', 'missed', 'refused']).nullable(),
      reason: z.string().nullable(),
      confirmUntil: z.string().nullable(),
      by: z.string().nullable(),
      at: z.string().nullable(),
    })
    .nullable(),
});
export const RunSheetDto = z.object({
  station: z.object({
    id: z.string(),
    name: z.string(),
    unitName: z.string(),
    technology: z.enum(['fm', 'wired']),
  }),
  localDate: z.string(),
  /** What is printed is as it stood then. */
  madeAt: z.string(),
  sessions: z.array(
    z.object({
      id: z.string(),
      window: z.string(),
      startAt: z.string(),
      endAt: z.string(),
      opening: z.array(FurnitureSound),
      items: z.array(SheetItem),
      closing: z.array(FurnitureSound),
      /** Files of the session's archive, in the order of playing. */
      files: z.int(),
    }),
  ),
  /** Withdrawn airings of sessions that are no more. */
  withdrawn: z.array(SheetItem),
});
export type RunSheetDto = z.infer<typeof RunSheetDto>;
export type SheetItem = z.infer<typeof SheetItem>;
export const RunSheetQuery = z.object({
  /** Default: today at the station. */
  date: DateLocal.optional(),
});
export const RunSheetFilesQuery = z.object({ session: Id });
