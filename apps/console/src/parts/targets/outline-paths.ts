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
  const x = (lon: number): string => ((lon - west) * shrink * scale).toFixed(1);
  const y = (lat: number): string => ((north - lat) * scale).toFixed(1);
  const ring = (line: number[][]): string =>
    `M${line.map(([lon = 0, lat = 0]) => `${x(lon)} ${y(lat)}`).join('L')}Z`;
  return {
    width,
    height: Math.ceil((north - south) * scale),
    paths: features.map(({ properties: { key, name }, geometry }) => ({
      key,
      name,
      d: geometry.coordinates.map((polygon) => polygon.map(ring).join('')).join(''),
    })),
  };
}
