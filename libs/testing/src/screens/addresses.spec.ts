import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchRoutes } from 'react-router';
import { addressesOf, type Look, LOOKS, type Visitor } from './addresses.js';
import { ALBUM, BOARD } from './album.js';

const CONSOLE = join(process.cwd(), 'apps/console/src');
const PHOTOGRAPHS = join(process.cwd(), 'docs/screens');
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

/** The patterns of everything that the console shows, whoever looks at it. */
function allPatterns(): { inside: string[]; outside: string[] } {
  const folders = readdirSync(join(CONSOLE, 'pages')).map((area) => `pages/${area}/routes.tsx`);
  const files = folders.filter((file) => existsSync(join(CONSOLE, file)));
  expect(files.length).toBeGreaterThan(15);
  const areas = files.flatMap((file) => named(file, /\bpath: '([^']+)'/g, /\bpath\b/g));
  return {
    inside: [...areas, ...named('app.tsx', /<Route\s+path="([^"]+)"/g, /<Route\s+path="/g)],
    outside: named('session/outside.tsx', /<Route path="([^"]+)"/g, /<Route\b/g),
  };
}

/** Tabs and views of an address, with its pattern: `/stations/:id tab=mute`. */
function views(address: string, patterns: string[]): string[] {
  const [path = '', search = ''] = address.split('?');
  const pattern = matchRoutes(
    patterns.map((one) => ({ path: one })),
    path,
  )?.[0]?.route.path;
  return [...new URLSearchParams(search)]
    .filter(([name]) => ['tab', 'view', 'which'].includes(name))
    .map((one) => `${pattern} ${one.join('=')}`);
}

// A page that is missing here goes into libs/testing/src/screens/addresses.ts, for somebody whose page it is.
describe('every page of the console is looked at', () => {
  it('the areas’ pages, and the one that says that there is none', () => {
    expect(unseen(allPatterns().inside, inside)).toEqual([]);
  });

  it('the pages of those who are not signed in', () => {
    expect(unseen(allPatterns().outside, addressesOf('nobody'))).toEqual([]);
  });
});

// A page that is missing here goes into album.ts; then `node scripts/screenshots.mjs`, and it is looked at.
describe('every page of the console is photographed for docs/screens.md', () => {
  const taken = ALBUM.flatMap(({ login, photographs }) => photographs.map((one) => ({ ...one, login })));
  const addresses = (signedIn: boolean): string[] =>
    taken.filter(({ login }) => (login !== null) === signedIn).map(({ address }) => address);

  it('each address', () => {
    const { inside: pages, outside } = allPatterns();
    // `*` says that there is no such page.
    expect(
      unseen(
        pages.filter((pattern) => pattern !== '*'),
        addresses(true),
      ),
    ).toEqual([]);
    expect(unseen(outside, addresses(false))).toEqual([]);
  });

  it('each tab and view that is looked at', () => {
    const { inside: pages } = allPatterns();
    const looks = Object.values(LOOKS).flat() as Look[];
    const wanted = looks.flatMap((look) => {
      const [address, ...then] = typeof look === 'string' ? [look] : look;
      const path = address.replace(/\?.*/, '');
      return [address, ...then.filter((step) => step.startsWith('?')).map((step) => path + step)];
    });
    const shown = new Set(addresses(true).flatMap((address) => views(address, pages)));
    const missing = wanted.flatMap((address) => views(address, pages)).filter((view) => !shown.has(view));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('each photograph is there, on the page, and no other', () => {
    const files = [
      ...taken.flatMap(({ file, phone }) => [`${file}-wide.jpg`, ...(phone ? [`${file}-phone.jpg`] : [])]),
      ...BOARD.map(({ file }) => `${file}.jpg`),
    ].sort();
    expect(readdirSync(PHOTOGRAPHS).sort()).toEqual(files);
    const page = readFileSync(join(PHOTOGRAPHS, '../screens.md'), 'utf8');
    expect(files.filter((file) => !page.includes(`(screens/${file})`))).toEqual([]);
  });
});
