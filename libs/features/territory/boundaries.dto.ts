import { z } from 'zod';

/** [longitude, latitude], degrees WGS 84. */
const Position = z.array(z.number()).min(2).max(2);

/** GeoJSON (RFC 7946); simplified, for a picture of the province and not for any legal question. */
export const BoundariesDto = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      /** The commune's key, also among the properties. */
      id: z.string(),
      properties: z.object({ key: z.string(), name: z.string() }),
      geometry: z.object({
        type: z.literal('MultiPolygon'),
        coordinates: z.array(z.array(z.array(Position))),
      }),
    }),
  ),
});
export type BoundariesDto = z.infer<typeof BoundariesDto>;
