import { describe, expect, it } from '@jest/globals';
import { outlinePaths } from './outline-paths.js';

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
});
