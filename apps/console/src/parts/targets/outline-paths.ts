/** GeoJSON as the hub serves it. */
export interface Outlines {
  features: {
    id: string;
    properties: { key: string; name: string };
    geometry: { coordinates: number[][][][] };
  }[];
}
export interface OutlineMap {
  /** For `viewBox`. */
  width: number;
  height: number;
  paths: { key: string; name: string; d: string }[];
  /** Where a position is drawn. */
  pointOf(position: Position): { x: number; y: number };
  /** What was drawn at a point. */
  positionOf(point: { x: number; y: number }): Position;
}
/** Degrees, WGS 84. */
export interface Position {
  lat: number;
  lon: number;
}

const DEGREES = Math.PI / 180;

/** Outlines as SVG paths: a degree of longitude is as much shorter as it is there. null: nothing to draw. */
export function outlinePaths({ features }: Outlines, width = 1000): OutlineMap | null {
  const points = features.flatMap(({ geometry }) => geometry.coordinates.flat(2));
  if (points.length === 0) return null;
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const shrink = Math.cos(((south + north) / 2) * DEGREES);
  const scale = width / ((east - west) * shrink || 1);
  const pointOf = ({ lat, lon }: Position) => ({
    x: (lon - west) * shrink * scale,
    y: (north - lat) * scale,
  });
  const drawn = ([lon = 0, lat = 0]: number[]): string => {
    const { x, y } = pointOf({ lat, lon });
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  const ring = (line: number[][]): string => `M${line.map(drawn).join('L')}Z`;
  return {
    pointOf,
    positionOf: ({ x, y }) => ({ lat: north - y / scale, lon: west + x / (shrink * scale) }),
    width,
    height: Math.ceil((north - south) * scale),
    paths: features.map(({ properties: { key, name }, geometry }) => ({
      key,
      name,
      d: geometry.coordinates.map((polygon) => polygon.map(ring).join('')).join(''),
    })),
  };
}

/** Whether a position lies within the outlines; holes count as outside. */
export function isWithin({ features }: Outlines, { lat, lon }: Position): boolean {
  let crossings = 0;
  for (const line of features.flatMap(({ geometry }) => geometry.coordinates.flat()))
    for (const [i, [x = 0, y = 0]] of line.entries()) {
      const [beforeX = 0, beforeY = 0] = line.at(i - 1) ?? [];
      if (y > lat !== beforeY > lat && lon < ((beforeX - x) * (lat - y)) / (beforeY - y) + x) crossings++;
    }
  return crossings % 2 === 1;
}
