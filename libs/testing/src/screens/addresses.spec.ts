import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchRoutes } from 'react-router';
import { addressesOf, LOOKS, type Visitor } from './addresses.js';

const CONSOLE = join(process.cwd(), 'apps/console/src');
const read = (file: string): string => readFileSync(join(CONSOLE, file), 'utf8');
const inside = (Object.keys(LOOKS) as Visitor[]).filter((who) => who !== 'nobody').flatMap(addressesOf);

/** The patterns that a file names, all of them: one that is not written as text would be left out unseen. */
function named(file: string, written: RegExp, any: RegExp): string[] {
  const text = read(file);
  const found = [...text.matchAll(written)].map(([, pattern]) => pattern!);
  expect([file, found.length]).toEqual([file, text.match(any)?.length ?? 0]);
  return found;
}

/** Patterns at which none of the addresses leads. */
function unseen(patterns: string[], addresses: string[]): string[] {
  const routes = patterns.map((path) => ({ path }));
  const seen = addresses.map(
    (address) => matchRoutes(routes, address.replace(/[?#].*/, ''))?.[0]?.route.path,
  );
  return patterns.filter((pattern) => !seen.includes(pattern));
}

// A page that is missing here goes into libs/testing/src/screens/addresses.ts, for somebody whose page it is.
describe('every page of the console is looked at', () => {
  it('the areas’ pages, and the one that says that there is none', () => {
    const folders = readdirSync(join(CONSOLE, 'pages')).map((area) => `pages/${area}/routes.tsx`);
    const files = folders.filter((file) => existsSync(join(CONSOLE, file)));
    expect(files.length).toBeGreaterThan(15);
    const areas = files.flatMap((file) => named(file, /\bpath: '([^']+)'/g, /\bpath\b/g));
    expect(
      unseen([...areas, ...named('app.tsx', /<Route\s+path="([^"]+)"/g, /<Route\s+path="/g)], inside),
    ).toEqual([]);
  });

  it('the pages of those who are not signed in', () => {
    const outside = named('session/outside.tsx', /<Route path="([^"]+)"/g, /<Route\b/g);
    expect(unseen(outside, addressesOf('nobody'))).toEqual([]);
  });
});
