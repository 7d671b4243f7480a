import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedFolder } from './shipped-data.js';
import { readUnitList } from './unit-list.js';

const folder = shippedFolder('config/data');

describe('the shipped list of units', () => {
  it('has 34 provinces and 3,321 communes, each below its province, none twice', async () => {
    const { units } = await readUnitList(folder);
    const current = units.filter(({ scheme }) => scheme === '2025');
    const provinces = current.filter(({ level }) => level === 'province');
    const communes = current.filter(({ level }) => level === 'commune');
    expect([provinces.length, communes.length]).toEqual([34, 3321]);
    expect(new Set(units.map(({ key }) => key)).size).toBe(units.length);
    for (const { key, path, parentKey } of communes) expect(path).toBe(`${parentKey}/${key}/`);
    expect(communes.filter(({ parentKey }) => parentKey === '2025-15')).toHaveLength(99);
  });

  it('one code is two places: 15 was Yên Bái and is Lào Cai', async () => {
    const { units } = await readUnitList(folder);
    const named = Object.fromEntries(
      units.map(({ key, fullName, validFrom, validTo }) => [key, { fullName, validFrom, validTo }]),
    );
    expect(named['2024-15']).toMatchObject({ fullName: 'Tỉnh Yên Bái', validTo: '2025-07-01' });
    expect(named['2025-15']).toEqual({ fullName: 'Tỉnh Lào Cai', validFrom: '2025-07-01', validTo: null });
  });

  it('names repeat across provinces, keys do not', async () => {
    const { units } = await readUnitList(folder);
    const counts = new Map<string, number>();
    for (const { level, scheme, fullName } of units)
      if (level === 'commune' && scheme === '2025') counts.set(fullName, (counts.get(fullName) ?? 0) + 1);
    expect([...counts.values()].filter((n) => n > 1).length).toBeGreaterThan(200);
  });

  it('lineage says what was merged, split and renamed, and every old commune of the three provinces is in it', async () => {
    const { units, lineage } = await readUnitList(folder);
    const kinds = new Set(lineage.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['merged', 'renamed', 'split']);
    const from = new Set(lineage.map(({ fromKey }) => fromKey));
    const former = units.filter(({ scheme, level }) => scheme === '2024' && level === 'commune');
    expect(former.filter(({ key }) => !from.has(key))).toEqual([]);
    expect(
      lineage
        .filter(({ toKey }) => toKey === '2025-15')
        .map(({ fromKey }) => fromKey)
        .sort(),
    ).toEqual(['2024-10', '2024-15']);
  });

  const shared = join(
    process.env.TTN_SHARED_DATA ?? shippedFolder('../shared/data'),
    'units',
    'units_2025.csv',
  );
  (existsSync(shared) ? it : it.skip)(
    'equals the source (skipped where the source is not beside the repository)',
    async () => {
      const { units } = await readUnitList(folder);
      const shipped = units
        .filter(({ scheme, level }) => scheme === '2025' && level === 'commune')
        .map(({ code, name, fullName, type, parentKey }) =>
          [code, name, fullName, type, parentKey?.slice(5)].join(),
        );
      const source = readFileSync(shared, 'utf8').trim().split(/\r?\n/).slice(1);
      expect(shipped.sort()).toEqual(source.sort());
    },
  );
});
