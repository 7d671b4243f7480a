import { Sha256 } from '#contracts/wire.js';
import { oneLine, pastedText } from '#domain/bulletins/plain-text.js';
import { z } from 'zod';

/** Pictures and films of one bulletin. */
export const MAX_DISPLAY_MEDIA = 10;
export const PICTURE_MS = 10_000;

const Title = z
  .string()
  .transform(oneLine)
  .pipe(z.string().min(1, 'Bản hiển thị cần có tiêu đề').max(120, 'Tiêu đề trên bảng tối đa 120 ký tự'));
const Words = z.enum(['short', 'full', 'own', 'none']);

export const DisplayBody = z
  .object({
    /** Of the bulletin: guards against a second editor. */
    version: z.int().min(1),
    title: Title,
    words: Words,
    text: z
      .string()
      .max(8000, 'Lời trên bảng tối đa 8.000 ký tự')
      .transform((text) => pastedText(text).trim())
      .optional(),
    /** What stays of the pictures and films, in the order in which they are shown; `durationMs` of pictures only. */
    media: z
      .array(z.object({ sha256: Sha256, durationMs: z.int().min(3000).max(60_000).optional() }))
      .max(MAX_DISPLAY_MEDIA)
      .default([]),
  })
  .refine(({ words, text }) => words !== 'own' || (text ?? '') !== '', {
    path: ['text'],
    error: 'Nhập lời hiện trên bảng, hoặc chọn lấy lời của bản tin',
  })
  .refine(({ media }) => new Set(media.map(({ sha256 }) => sha256)).size === media.length, {
    path: ['media'],
    error: 'Mỗi ảnh, video chỉ có một lần trong bản hiển thị',
  })
  .refine(({ words, media }) => words !== 'none' || media.length > 0, {
    path: ['words'],
    error: 'Bản hiển thị cần có lời, ảnh hoặc video',
  });
export type DisplayBody = z.infer<typeof DisplayBody>;
export const VersionQuery = z.object({ version: z.coerce.number().int().min(1) });

const Page = z.object({ text: z.string(), durationMs: z.int() });
export const DisplayDto = z.object({
  bulletin: z.string(),
  /** Of the bulletin. */
  version: z.int(),
  /** null: the bulletin is for the ear only. */
  display: z
    .object({
      title: z.string(),
      language: z.string(),
      words: Words,
      text: z.string().nullable(),
      pages: z.array(Page),
      media: z.array(
        z.object({
          kind: z.enum(['image', 'video']),
          sha256: z.string(),
          bytes: z.int(),
          durationMs: z.int(),
          codec: z.string(),
          width: z.int(),
          height: z.int(),
          fileName: z.string(),
        }),
      ),
      /** One turn of everything. */
      turnMs: z.int(),
      /** Its words can be shown: there are some, on no more pages than boards take. */
      ready: z.boolean(),
    })
    .nullable(),
  /** How many pages the bulletin's own words would take; null: there are none. */
  wouldTake: z.object({ short: z.int().nullable(), full: z.int().nullable() }),
  maxPages: z.int(),
});
export type DisplayDto = z.infer<typeof DisplayDto>;
