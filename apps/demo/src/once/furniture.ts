import type { Crew } from '../people.js';
import type { Furniture } from '../story/story.js';
import type { DemoStation } from '../world.js';

/** The hub begins every opening with so much silence. */
const SILENCE_MS = 2000;

interface Asset {
  id: string;
  role: string;
  durationMs: number;
  sha256: string;
}
export interface StationSounds {
  furniture: Furniture;
  /** The tone before an emergency; 0: none is there. */
  toneMs: number;
  toneSha256: string | null;
}

/** What surrounds the items at a station, as the hub has it. */
export async function furnitureOf(crew: Crew, station: DemoStation): Promise<StationSounds> {
  const api = crew('admin');
  const { furniture } = await api.get<{
    furniture: Record<'chime' | 'ident' | 'stinger' | 'closing', string | null>;
  }>(`/api/v1/stations/${station.id}`);
  const assets = await api.all<Asset>('/api/v1/assets');
  const lengthOf = (id: string | null): number => assets.find((asset) => asset.id === id)?.durationMs ?? 0;
  const tone = assets.find(({ role }) => role === 'alert-tone');
  return {
    furniture: {
      openingMs: SILENCE_MS + lengthOf(furniture.chime) + lengthOf(furniture.ident),
      stingerMs: lengthOf(furniture.stinger),
      closingMs: lengthOf(furniture.closing),
    },
    toneMs: tone?.durationMs ?? 0,
    toneSha256: tone?.sha256 ?? null,
  };
}
