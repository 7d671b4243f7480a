import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const asset = z.object({
  id: z.enum(['chime', 'stinger', 'closing', 'alert', 'exercise', 'silence']),
  file: z.string().regex(/^[a-z]+\.mp3$/),
  what: z.object({ vi: z.string(), en: z.string() }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
  durationMs: z.number().int().positive(),
  codec: z.literal('mp3'),
  lufs: z.number().nullable(),
  truePeakDb: z.number().nullable(),
});
const index = z.object({ assets: z.array(asset) });

export type ShippedAssetId = z.infer<typeof asset>['id'];

/** A sound that the project ships: synthesised by scripts/make-assets.mjs, so nobody's but ours. */
export interface ShippedAsset extends z.infer<typeof asset> {
  path: string;
}

/** Reads `index.json` of the folder (media/assets). Throws where it is missing or not as written by the script. */
export async function readShippedAssets(folder: string): Promise<Map<ShippedAssetId, ShippedAsset>> {
  const { assets } = index.parse(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')));
  return new Map(assets.map((entry) => [entry.id, { ...entry, path: join(folder, entry.file) }]));
}
