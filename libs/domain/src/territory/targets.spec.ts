import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  resolveTargets,
  successorsOf,
  type TargetExpression,
  type TargetPlace,
  type TargetTerm,
} from './targets.js';

const place = (id: string, unit: string, more: Partial<TargetPlace> = {}): TargetPlace => ({
  id,
  stationId: `station of ${unit}`,
  unitPath: [unit, '2025-15'],
  hamlet: null,
  groups: [],
  ...more,
});
const unit = (key: string): TargetTerm => ({ kind: 'unit', unit: key });
const include = (...terms: TargetTerm[]): TargetExpression => ({ include: terms, exclude: [] });

const places = [
  place('p1', '2025-02647', { hamlet: 'h1', groups: ['market'] }),
  place('p2', '2025-02647', { hamlet: 'h2' }),
  place('p3', '2025-02650', { hamlet: 'h1', groups: ['market', 'school'] }),
  place('p4', '2025-02653'),
];

describe('target expressions', () => {
  it('resolve units, hamlets, groups and places to exactly that set, counted, each place once', () => {
    const resolve = (expression: TargetExpression): string[] =>
      resolveTargets(expression, places, [], '2026-11-23').placeIds;
    expect(resolve(include(unit('2025-15')))).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(resolve(include(unit('2025-02647')))).toEqual(['p1', 'p2']);
    expect(resolve(include({ kind: 'hamlet', unit: '2025-02647', hamlet: 'h1' }))).toEqual(['p1']);
    expect(resolve(include({ kind: 'group', group: 'market' }, { kind: 'place', place: 'p1' }))).toEqual([
      'p1',
      'p3',
    ]);
    const minus = {
      include: [unit('2025-15')],
      exclude: [unit('2025-02647'), { kind: 'group', group: 'school' } as const],
    };
    expect(resolve(minus)).toEqual(['p4']);
  });

  it('give the places by station, and name the terms that reach nobody', () => {
    const nobody = unit('2025-99999');
    const resolved = resolveTargets(
      include(unit('2025-02647'), unit('2025-02653'), nobody),
      places,
      [],
      '2026-11-23',
    );
    expect(resolved).toEqual({
      placeIds: ['p1', 'p2', 'p4'],
      count: 3,
      stations: [
        { stationId: 'station of 2025-02647', placeIds: ['p1', 'p2'] },
        { stationId: 'station of 2025-02653', placeIds: ['p4'] },
      ],
      empty: [nobody],
    });
  });

  it('tell units by scheme and code: the same code before and after a reorganisation is another unit', () => {
    const resolved = resolveTargets(include(unit('2024-02647')), places, [], '2026-11-23');
    expect(resolved).toMatchObject({ count: 0, empty: [unit('2024-02647')] });
  });

  it('reach, by an old name, the places now under its successors, from the day of the change', () => {
    const lineage = [
      { from: '2024-old', to: '2025-02647', onLocalDate: '2025-07-01' },
      { from: '2024-split', to: '2025-02650', onLocalDate: '2025-07-01' },
      { from: '2024-split', to: '2025-02653', onLocalDate: '2025-07-01' },
      { from: '2025-02653', to: '2026-new', onLocalDate: '2026-12-01' },
    ];
    const on = (date: string, key: string): string[] =>
      resolveTargets(include(unit(key)), places, lineage, date).placeIds;
    expect(on('2025-06-30', '2024-old')).toEqual([]);
    expect(on('2025-07-01', '2024-old')).toEqual(['p1', 'p2']);
    expect(on('2026-11-23', '2024-split')).toEqual(['p3', 'p4']);
    expect(on('2026-12-01', '2026-new')).toEqual(['p4']);
    expect(on('2026-11-30', '2026-new')).toEqual([]);
    expect(successorsOf('2024-split', lineage, '2026-12-01')).toEqual([
      '2024-split',
      '2025-02650',
      '2025-02653',
      '2026-new',
    ]);
  });

  it('reach places that are still registered under a merged unit, but guess nothing about a split one', () => {
    const lineage = [
      { from: '2024-a', to: '2025-m', onLocalDate: '2025-07-01' },
      { from: '2024-b', to: '2025-m', onLocalDate: '2025-07-01' },
      { from: '2024-c', to: '2025-x', onLocalDate: '2025-07-01' },
      { from: '2024-c', to: '2025-y', onLocalDate: '2025-07-01' },
    ];
    const old = [place('pa', '2024-a'), place('pb', '2024-b'), place('pc', '2024-c')];
    const on = (key: string): string[] =>
      resolveTargets(include(unit(key)), old, lineage, '2026-01-01').placeIds;
    expect(on('2025-m')).toEqual(['pa', 'pb']);
    expect(on('2024-a')).toEqual(['pa', 'pb']);
    expect(on('2025-x')).toEqual([]);
    expect(on('2024-c')).toEqual(['pc']);
  });

  it('end even when the lineage runs in a circle', () => {
    const circle = [
      { from: 'a', to: 'b', onLocalDate: '2025-01-01' },
      { from: 'b', to: 'a', onLocalDate: '2025-01-02' },
    ];
    expect(successorsOf('a', circle, '2026-01-01')).toEqual(['a', 'b']);
  });

  it('are set arithmetic: more terms never reach less, exclusions never more, order does not matter', () => {
    const term = fc.oneof(
      fc.constantFrom('2025-15', '2025-02647', '2025-02650').map(unit),
      fc.constantFrom('market', 'school').map((group): TargetTerm => ({ kind: 'group', group })),
      fc.constantFrom('p1', 'p4', 'p9').map((id): TargetTerm => ({ kind: 'place', place: id })),
    );
    const terms = fc.array(term, { maxLength: 4 });
    const ids = (expression: TargetExpression): string[] =>
      resolveTargets(expression, places, [], '2026-11-23').placeIds;
    fc.assert(
      fc.property(terms, terms, term, (some, without, more) => {
        const base = ids({ include: some, exclude: without });
        expect(ids({ include: [...some].reverse(), exclude: [...without].reverse() })).toEqual(base);
        expect(ids({ include: [...some, more], exclude: without })).toEqual(expect.arrayContaining(base));
        const all = new Set(ids({ include: some, exclude: [] }));
        const left = new Set(ids({ include: without, exclude: [] }));
        expect(base).toEqual([...all].filter((id) => !left.has(id)).sort());
      }),
    );
  });
});
