/** A choice of places as orders carry it. */
export interface TargetList {
  units: string[];
  hamlets: string[];
  groups: string[];
  places: string[];
}
export interface Targets {
  include: TargetList;
  exclude: TargetList;
}
export type TargetKind = keyof TargetList;
/** Something that can be chosen, with what it lies in, from the top down. */
export interface TargetNode {
  kind: TargetKind;
  id: string;
  above: readonly { kind: TargetKind; id: string }[];
}

const none = (): TargetList => ({ units: [], hamlets: [], groups: [], places: [] });
export const noTargets = (): Targets => ({ include: none(), exclude: none() });
export const wholeUnit = (unit: string): Targets => ({
  include: { ...none(), units: [unit] },
  exclude: none(),
});

const has = (list: TargetList, { kind, id }: { kind: TargetKind; id: string }): boolean =>
  list[kind].includes(id);
const withOne = (list: TargetList, { kind, id }: TargetNode): TargetList => ({
  ...list,
  [kind]: [...list[kind], id],
});
const withoutOne = (list: TargetList, { kind, id }: TargetNode): TargetList => ({
  ...list,
  [kind]: list[kind].filter((one) => one !== id),
});

export const isEmpty = ({ include }: Targets): boolean =>
  Object.values(include).every((ids: string[]) => ids.length === 0);

/** Chosen itself or through what it lies in; whatever is left out is left out whatever else is chosen. */
export function isChosen({ include, exclude }: Targets, node: TargetNode): boolean {
  const line = [...node.above, node];
  return line.some((one) => has(include, one)) && !line.some((one) => has(exclude, one));
}

/** Left out through what it lies in: ticking it alone would do nothing. */
export const isShut = ({ exclude }: Targets, node: TargetNode): boolean =>
  node.above.some((one) => has(exclude, one));

/** Ticked or unticked. Inside something that is chosen whole, unticking leaves it out. */
export function toggled(targets: Targets, node: TargetNode): Targets {
  const { include, exclude } = targets;
  if (has(exclude, node)) return { include, exclude: withoutOne(exclude, node) };
  if (has(include, node)) {
    const rest = { include: withoutOne(include, node), exclude };
    return isChosen(rest, node) ? { include: rest.include, exclude: withOne(exclude, node) } : rest;
  }
  if (isChosen(targets, node)) return { include, exclude: withOne(exclude, node) };
  return { include: withOne(include, node), exclude };
}
