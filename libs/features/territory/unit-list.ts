import { fold } from '#platform/fold.js';
import type {
  UnitAttributes,
  UnitEntity,
  UnitLevel,
  UnitLineageEntity,
} from '#persistence/entities/territory.entity.js';
import { join } from 'node:path';
import { readTsv } from './shipped-data.js';

/** The units in force, and those before the reorganisation of 1 July 2025. */
export const CURRENT_SCHEME = '2025';
export const FORMER_SCHEME = '2024';
export const REORGANISED_ON = '2025-07-01';
/** When a unit began, where no source says it. */
const UNKNOWN_DATE = '0001-01-01';

export interface UnitList {
  units: UnitEntity[];
  lineage: UnitLineageEntity[];
}

const UNIT_COLUMNS = ['level', 'code', 'parent', 'type', 'name', 'full_name'] as const;
type UnitRow = Record<(typeof UNIT_COLUMNS)[number], string>;
const FACT_COLUMNS = ['code', 'lat', 'lon', 'area_km2', 'population', 'centre'] as const;
type FactRow = Record<(typeof FACT_COLUMNS)[number], string>;

/** The official list as it ships (`config/data/README.md` says from where). */
export async function readUnitList(folder: string): Promise<UnitList> {
  const [current, former, lineage, facts] = await Promise.all([
    readTsv(join(folder, 'units-2025.tsv'), UNIT_COLUMNS),
    readTsv(join(folder, 'units-2024.tsv'), UNIT_COLUMNS),
    readTsv(join(folder, 'lineage-2025.tsv'), ['from_2024', 'to_2025', 'divided'] as const),
    readTsv(join(folder, 'unit-facts-2025.tsv'), FACT_COLUMNS),
  ]);
  const units = [
    ...unitsOf(CURRENT_SCHEME, current, new Map(facts.map((row) => [row.code, row]))),
    ...unitsOf(FORMER_SCHEME, former, new Map()),
  ];
  return { units, lineage: lineageOf(lineage, units) };
}

function unitsOf(
  scheme: string,
  rows: readonly UnitRow[],
  facts: ReadonlyMap<string, FactRow>,
): UnitEntity[] {
  const keyOf = (code: string): string => `${scheme}-${code}`;
  const paths = new Map<string, string>([['', '']]);
  return rows.map((row) => {
    const above = paths.get(row.parent);
    if (above === undefined)
      throw new Error(`unit ${keyOf(row.code)}: its parent ${row.parent} is not above it`);
    const path = `${above}${keyOf(row.code)}/`;
    paths.set(row.code, path);
    const fact = facts.get(row.code);
    const current = scheme === CURRENT_SCHEME;
    return {
      key: keyOf(row.code),
      scheme,
      code: row.code,
      level: row.level as UnitLevel,
      name: row.name,
      fullName: row.full_name,
      type: row.type,
      parentKey: row.parent ? keyOf(row.parent) : null,
      path,
      folded: fold(row.full_name),
      validFrom: current ? REORGANISED_ON : UNKNOWN_DATE,
      validTo: current ? null : REORGANISED_ON,
      source: current
        ? 'Danh mục đơn vị hành chính, tháng 7/2026'
        : 'Danh mục đơn vị hành chính trước 01/7/2025',
      lat: fact ? Number(fact.lat) : null,
      lon: fact ? Number(fact.lon) : null,
      attributes: fact ? attributesOf(fact) : null,
    };
  });
}

const attributesOf = (fact: FactRow): UnitAttributes => ({
  areaKm2: Number(fact.area_km2),
  population: Number(fact.population),
  centre: fact.centre,
});

type LineageRow = Record<'from_2024' | 'to_2025' | 'divided', string>;

/** A unit that went whole and alone into one was renamed (or kept its name), with others merged, in parts split. */
function lineageOf(rows: readonly LineageRow[], units: readonly UnitEntity[]): UnitLineageEntity[] {
  const known = new Set(units.map(({ key }) => key));
  const arrivals = new Map<string, number>();
  for (const { to_2025: to } of rows) arrivals.set(to, (arrivals.get(to) ?? 0) + 1);
  return rows.map(({ from_2024: from, to_2025: to, divided }) => {
    const fromKey = `${FORMER_SCHEME}-${from}`;
    const toKey = `${CURRENT_SCHEME}-${to}`;
    if (!known.has(fromKey) || !known.has(toKey))
      throw new Error(`lineage ${fromKey} → ${toKey}: a unit is missing`);
    return {
      id: `${fromKey}>${toKey}`,
      fromKey,
      toKey,
      kind: divided === '1' ? 'split' : arrivals.get(to) === 1 ? 'renamed' : 'merged',
      onDate: REORGANISED_ON,
      decision: 'Sắp xếp đơn vị hành chính từ 01/7/2025',
    };
  });
}
