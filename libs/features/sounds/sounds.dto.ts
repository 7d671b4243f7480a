import { Id } from '#contracts/wire.js';
import { z } from 'zod';

/** What a station may bring in itself; tones of emergencies and notices of exercises ship with the program. */
export const OWN_ROLES = ['chime', 'ident', 'stinger', 'closing'] as const;
export type OwnRole = (typeof OWN_ROLES)[number];

/** `scheme-code`, or `*` for everybody. */
const UnitOrAll = z.string().min(1).max(64);
const words = (max: number) => z.string().trim().min(1).max(max).normalize('NFC');
const about = { unit: UnitOrAll, role: z.enum(OWN_ROLES), name: words(255), replaces: Id.optional() };

/** The file comes as multipart field `file`; what it is stands in the query, so that rights are judged before it is read. */
export const UploadSoundQuery = z.object(about);
export type UploadSoundQuery = z.infer<typeof UploadSoundQuery>;

export const SpeakSoundBody = z.object({
  ...about,
  text: words(600),
  /** Of the list at `GET /voices`; without one, the best voice of the hub. */
  engine: z.string().max(60).optional(),
  voice: z.string().max(100).optional(),
});
export type SpeakSoundBody = z.infer<typeof SpeakSoundBody>;
