import { type Cell, CELLS, type Fleet, type FleetStore } from '../../live/fleet-store.js';

export interface FleetFilter {
  /** Unit key; null: all. */
  unit: string | null;
  cell: Cell | null;
  kind: 'speaker' | 'board' | null;
  search: string;
}

export const isCell = (text: string | null): text is Cell => CELLS.includes(text as Cell);

/** Without diacritics, lower case; đ is a d. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** Does a place agree with the filter, its name apart? */
export function agrees(store: FleetStore, i: number, { unit, cell, kind }: FleetFilter): boolean {
  const { places, units } = store.fleet;
  if (unit !== null && units[places.unit[i]!]?.key !== unit) return false;
  if (kind !== null && places.kind[i] !== kind) return false;
  return cell === null || store.cell(i) === cell;
}

const ORDER: Record<Cell, number> = { lost: 0, unknown: 1, playing: 2, online: 3, none: 4 };

/** Of each place what is searched, and where it comes by name: reckoned once per reading. */
export interface PlaceNames {
  folded: string[];
  ranks: number[];
}
/** Found by the name of the place or of its commune; `Cụm loa 2` comes before `Cụm loa 10`. */
export function placeNames({ places, units }: Fleet): PlaceNames {
  const { compare } = new Intl.Collator('vi', { numeric: true });
  const ranks: number[] = [];
  places.name
    .map((_, i) => i)
    .sort((a, b) => compare(places.name[a]!, places.name[b]!))
    .forEach((i, rank) => (ranks[i] = rank));
  return {
    folded: places.name.map((name, i) => fold(`${name} ${units[places.unit[i]!]?.name ?? ''}`)),
    ranks,
  };
}

/** Indexes of the places that agree, what needs somebody first, then by unit and name of the place. */
export function matching(store: FleetStore, { folded, ranks }: PlaceNames, filter: FleetFilter): number[] {
  const words = fold(filter.search).split(' ').filter(Boolean);
  const found: number[] = [];
  for (let i = 0; i < folded.length; i++)
    if (agrees(store, i, filter) && words.every((word) => folded[i]!.includes(word))) found.push(i);
  const { places } = store.fleet;
  return found.sort(
    (a, b) =>
      ORDER[store.cell(a)] - ORDER[store.cell(b)] ||
      places.unit[a]! - places.unit[b]! ||
      ranks[a]! - ranks[b]!,
  );
}
