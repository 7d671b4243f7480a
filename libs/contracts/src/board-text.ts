import { z } from 'zod';

/** Limits of what a board is given; the hub refuses more, a board may rely on them. */
export const MAX_BOARD_PAGES = 40;
export const MAX_BOARD_PAGE_CHARS = 200;
export const MAX_BOARD_TEXT_BYTES = 64 * 1024;

/** The file of a `text` item: UTF-8 JSON, named by its hash like any other file (docs/device-protocol.md, "Boards"). */
export const BoardTextSchema = z.object({
  v: z.literal(1),
  title: z.string().min(1).max(255),
  language: z.string().max(16),
  /** Shown one after another, each for its time; the item's `durationMs` is their sum. */
  pages: z
    .array(
      z.object({
        text: z.string().min(1).max(MAX_BOARD_PAGE_CHARS),
        durationMs: z.int().min(1000).max(60_000),
      }),
    )
    .min(1)
    .max(MAX_BOARD_PAGES),
});
export type BoardText = z.infer<typeof BoardTextSchema>;

/** What is in these bytes, or null: not UTF-8, not JSON, or not a text of this version. */
export function readBoardText(bytes: Uint8Array): BoardText | null {
  if (bytes.byteLength > MAX_BOARD_TEXT_BYTES) return null;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
  const parsed = BoardTextSchema.safeParse(json);
  return parsed.success ? parsed.data : null;
}
