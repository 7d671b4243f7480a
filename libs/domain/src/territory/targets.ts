import type { LocalDate } from '../time/civil-date.js';

/** A unit as (scheme, code) in one text, `2025-02647`: a code alone is ambiguous (domain, "Words"). */
export type UnitKey = string;

export type TargetTerm =
  /** Everything under a unit of any level; of a unit that was merged or split, under its successors too. */
  | { kind: 'unit'; unit: UnitKey }
  /** A hamlet of a unit. */
  | { kind: 'hamlet'; unit: UnitKey; hamlet: string }
  | { kind: 'group'; group: string }
  | { kind: 'place'; place: string };

/** What an order is addressed to: everything that a term of `include` reaches, minus what a term of `exclude` reaches. */
export interface TargetExpression {
  include: readonly TargetTerm[];
  exclude: readonly TargetTerm[];
}

/** A place as far as targets need it. */
export interface TargetPlace {
  id: string;
  stationId: string;
  /** From its commune (or hamlet unit) up to the province, in the units that it was registered under. */
  unitPath: readonly UnitKey[];
  /** Id of its hamlet within the commune. */
  hamlet?: string | null;
  groups: readonly string[];
}

/** On a date a unit was merged into another, split into several (one entry each), or replaced by a renamed one. */
export interface LineageStep {
  from: UnitKey;
  to: UnitKey;
  onLocalDate: LocalDate;
}

export interface ResolvedTargets {
  /** Sorted ids, each once. */
  placeIds: string[];
  count: number;
  /** Places by station, for the order's `stations`; both sorted. */
  stations: { stationId: string; placeIds: string[] }[];
  /** Terms of `include` that reach no place on that date: to be shown before anything is confirmed. */
  empty: TargetTerm[];
}

/**
 * The exact set of places that an expression reaches on a local date, through the lineage of units as it stands on that
 * date. A place that is still registered under a unit that was merged is reached under the unit that it went into; one
 * under a unit that was split is reached under its parts only once it is registered there, since nobody can know which.
 */
export function resolveTargets(
  expression: TargetExpression,
  places: readonly TargetPlace[],
  lineage: readonly LineageStep[],
  onLocalDate: LocalDate,
): ResolvedTargets {
  const steps = successors(lineage, onLocalDate);
  const reach = finder(places, steps);
  const reached = new Map<string, TargetPlace>();
  const empty: TargetTerm[] = [];
  for (const term of expression.include) {
    const found = reach(term);
    if (found.length === 0) empty.push(term);
    for (const place of found) reached.set(place.id, place);
  }
  for (const term of expression.exclude) for (const { id } of reach(term)) reached.delete(id);
  const placeIds = [...reached.keys()].sort();
  return { placeIds, count: placeIds.length, stations: byStation([...reached.values()]), empty };
}

/** A unit and everything that it became by a date, whatever the number of steps. */
export function successorsOf(
  unit: UnitKey,
  lineage: readonly LineageStep[],
  onLocalDate: LocalDate,
): UnitKey[] {
  return [...closure(unit, successors(lineage, onLocalDate), () => true)].sort();
}

type Steps = ReadonlyMap<UnitKey, readonly UnitKey[]>;

function successors(lineage: readonly LineageStep[], onLocalDate: LocalDate): Steps {
  const steps = new Map<UnitKey, UnitKey[]>();
  for (const { from, to, onLocalDate: date } of lineage) {
    if (date > onLocalDate) continue;
    const known = steps.get(from) ?? [];
    steps.set(from, known.includes(to) ? known : [...known, to]);
  }
  return steps;
}

/** Everything reached from a unit along the steps that are `followed`; a circle in the data ends by itself. */
function closure(unit: UnitKey, steps: Steps, followed: (next: readonly UnitKey[]) => boolean): Set<UnitKey> {
  const reached = new Set([unit]);
  for (const one of reached) {
    const next = steps.get(one) ?? [];
    if (followed(next)) for (const unitKey of next) reached.add(unitKey);
  }
  return reached;
}

/** The units that a place lies in on the date: as registered, and what those went into whole. */
function unitsOf(place: TargetPlace, steps: Steps): Set<UnitKey> {
  const units = new Set<UnitKey>();
  for (const unit of place.unitPath) {
    for (const one of closure(unit, steps, (next) => next.length === 1)) units.add(one);
  }
  return units;
}

/** What a term reaches. Places are gone through once, however many terms there are: an order may name 5,000 of 5,000. */
function finder(places: readonly TargetPlace[], steps: Steps): (term: TargetTerm) => TargetPlace[] {
  const byId = grouped(places, ({ id }) => [id]);
  const byGroup = grouped(places, ({ groups }) => groups);
  const byUnit = grouped(places, (place) => unitsOf(place, steps));
  return (term) => {
    if (term.kind === 'place') return byId.get(term.place) ?? [];
    if (term.kind === 'group') return byGroup.get(term.group) ?? [];
    const within = [...closure(term.unit, steps, () => true)].flatMap((unit) => byUnit.get(unit) ?? []);
    return term.kind === 'unit' ? within : within.filter(({ hamlet }) => hamlet === term.hamlet);
  };
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

function byStation(places: readonly TargetPlace[]): ResolvedTargets['stations'] {
  const stations = grouped(places, ({ stationId }) => [stationId]);
  return [...stations]
    .map(([stationId, own]) => ({ stationId, placeIds: own.map(({ id }) => id).sort() }))
    .sort((a, b) => (a.stationId < b.stationId ? -1 : 1));
}
