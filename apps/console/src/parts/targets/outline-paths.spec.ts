import { describe, expect, it } from '@jest/globals';
import { isWithin, outlinePaths } from './outline-paths.js';

const feature = (id: string, coordinates: number[][][][]) => ({
  id,
  properties: { key: id, name: id },
  geometry: { coordinates },
});

describe('outlines as paths', () => {
  it('north is up, holes are rings of the same path', () => {
    const square = [
      [104, 22],
      [105, 22],
      [105, 23],
      [104, 22],
    ];
    const map = outlinePaths({ features: [feature('a', [[square, square]])] }, 100)!;
    expect(map.height).toBeGreaterThan(100);
    expect(map.paths[0]!.d).toMatch(/^M0\.0 10\d\.\dL100\.0 10\d\.\dL100\.0 0\.0L0\.0 10\d\.\dZM/);
  });

  it('nothing to draw is nothing', () => {
    expect(outlinePaths({ features: [] })).toBeNull();
  });

  it('a point of the picture is a position, which is within or not', () => {
    const ring = (west: number, east: number) => [
      [west, 22],
      [east, 22],
      [east, 23],
      [west, 23],
      [west, 22],
    ];
    const commune = { features: [feature('a', [[ring(104, 105), ring(104.4, 104.6)]])] };
    const map = outlinePaths(commune, 100)!;
    const { lat, lon } = map.positionOf(map.pointOf({ lat: 22.25, lon: 104.125 }));
    expect([lat.toFixed(9), lon.toFixed(9)]).toEqual(['22.250000000', '104.125000000']);
    expect(isWithin(commune, { lat: 22.5, lon: 104.2 })).toBe(true);
    expect(isWithin(commune, { lat: 22.5, lon: 104.5 })).toBe(false);
    // Latitude and longitude in each other's field.
    expect(isWithin(commune, { lat: 104.2, lon: 22.5 })).toBe(false);
  });
});
