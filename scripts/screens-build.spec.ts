import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SCREENS = join(process.cwd(), 'dist', 'screens');
const FIRST_LOAD_BYTES = 300_000;
/** Newer than Chrome 109, and written in a way that nothing could have looked for first. */
const TOO_NEW =
  /Promise\.withResolvers|Array\.fromAsync|\.toSorted\(|\.toReversed\(|\.toSpliced\(|(Object|Map)\.groupBy|AbortSignal\.any\(|\.isSubsetOf\(|light-dark\(|@starting-style|@scope\b/;

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

// What `npm test` has just built.
describe('the screens as they are built', () => {
  it('the console loads with less than 300 kB of JavaScript, without calendar, charts and waveform', () => {
    const folder = join(SCREENS, 'console');
    const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<
      string,
      Chunk
    >;
    const loaded = new Set<string>();
    const load = (name: string): void => {
      if (loaded.has(name)) return;
      loaded.add(name);
      manifest[name]?.imports?.forEach(load);
    };
    Object.keys(manifest)
      .filter((name) => manifest[name]?.isEntry)
      .forEach(load);
    const files = [...loaded].map((name) => join(folder, manifest[name]!.file));
    const sizes = files.map((file) => gzipSync(readFileSync(file)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_LOAD_BYTES);
    expect([...loaded].filter((name) => /calendar|chart|wavesurfer|socket|qrcode/i.test(name))).toEqual([]);
  });

  it.each(['console', 'board'])('%s asks for nothing newer than Chrome 109', (screen) => {
    const assets = join(SCREENS, screen, 'assets');
    const names = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name));
    expect(names.length).toBeGreaterThan(1);
    for (const name of names)
      expect([name, TOO_NEW.exec(readFileSync(join(assets, name), 'utf8'))?.[0]]).toEqual([name, undefined]);
  });
});
