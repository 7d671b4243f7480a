/** Realtime events: two, each a window of changes (docs/architecture.md, "Realtime"). Newest per id; a client reads the rest by HTTP. */
export interface DeviceChange {
  id: string;
  presence?: string;
}
export interface RowChange {
  id: string;
  state: string;
  end: string | null;
}
export interface ServerEvents {
  devices: (changes: DeviceChange[]) => void;
  rows: (changes: RowChange[]) => void;
}
/** Rooms are unit paths; a client is in those of its rights. */
export const roomOf = (unitPath: string): string => `unit:${unitPath}`;

/** A unit's own path and those of everything above it: `2025-15/2025-02647/` → itself, `2025-15/` and the root ``. */
export function pathsUpward(unitPath: string): string[] {
  const parts = unitPath.split('/').filter(Boolean);
  return ['', ...parts.map((_, i) => `${parts.slice(0, i + 1).join('/')}/`)];
}
