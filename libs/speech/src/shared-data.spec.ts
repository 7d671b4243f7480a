import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readText } from './read.js';

const folder = process.env['TTN_SHARED_DATA'] ?? join(process.cwd(), '..', 'shared', 'data');
const cases = join(folder, 'reading', 'cases.tsv');
const texts = join(folder, 'policy-texts');

/** Nobody reads a longer list; the most damaged of the texts (a bad scan) stays below it. */
const LONGEST_REPORT = 20;

if (existsSync(cases)) {
  describe('the shared cases', () => {
    it('are read right in every category', async () => {
      const { fold } = (await import(pathToFileURL(join(folder, 'reading', 'fold.mjs')).href)) as {
        fold: (text: string) => string;
      };
      const rows = new Map<string, { right: number; of: number }>();
      for (const line of readFileSync(cases, 'utf8').trim().split('\n').slice(1)) {
        const [, category = '', input = '', expected = ''] = line.split('\t');
        const row = rows.get(category) ?? { right: 0, of: 0 };
        row.of++;
        if (fold(readText(input).spoken) === fold(expected)) row.right++;
        rows.set(category, row);
      }
      const shares = [...rows].map(([category, { right, of }]) => ({ category, of, share: right / of }));
      expect(shares.filter(({ of, share }) => of >= 10 && share < 0.85)).toEqual([]);
      expect(shares.reduce((sum, { share }) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.95);
    });
  });

  describe('the policy texts', () => {
    const names = readdirSync(texts).filter((name) => /^(?:\d\d_|lao-cai).*\.txt$/.test(name));

    it.each(names)('%s becomes words, with a short report', (name) => {
      const reading = readText(readFileSync(join(texts, name), 'utf8'));
      expect(reading.spoken).not.toMatch(/[\d%/&@()"“”\-–|*#_°]|\p{Lu}{2}/u);
      expect(reading.unsure.length).toBeLessThanOrEqual(LONGEST_REPORT);
    });
  });
} else {
  it(`SKIPPED: there is no shared data in ${folder} (TTN_SHARED_DATA); accuracy is not measured here`, () => {
    expect(readText('5').spoken).toBe('năm');
  });
}
