import { DEFAULT_THEME } from '@mantine/core';
import { describe, expect, it } from '@jest/globals';
import { STATE_COLOURS } from './pages/monitoring/slot-kinds.js';
import { themeOf } from './theme.js';

const { colors } = themeOf({ close: '', clear: '' });

/** Relative luminance of `#rrggbb` (WCAG). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const onWhite = (hex: string): number => 1.05 / (luminance(hex) + 0.05);

describe('colours of states', () => {
  it.each(Object.entries(STATE_COLOURS))('%s can be read, filled and outlined', (_state, name) => {
    const [colour = '', shade = ''] = name.split('.');
    const shades = colors?.[colour as 'cyan'] ?? DEFAULT_THEME.colors[colour as 'cyan'];
    // Outlines and words take the eighth, whatever was asked for.
    for (const hex of [shades[Number(shade)]!, shades[8]]) expect(onWhite(hex)).toBeGreaterThanOrEqual(4.5);
  });
});
