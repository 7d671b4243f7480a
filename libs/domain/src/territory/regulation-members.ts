/** The parts of a commune's regulation; a decision of its own sets each. */
const PARTS = ['windows', 'quiet', 'quota', 'volumes'] as const;
type Part = (typeof PARTS)[number];

interface Regulation {
  windows: unknown;
  quiet: unknown;
  quota: unknown;
  volumes: unknown;
  decisions: Record<Part, string>;
  decidedOn?: Partial<Record<Part, string | null>>;
}
/** What two people may change without meeting: a part, the number of its decision (`decisions.quiet`), its date. */
export type RegulationMembers<R extends Regulation> = Pick<R, Part> &
  Record<`decisions.${Part}`, string> &
  Record<`decidedOn.${Part}`, string | null>;

const named = <Prefix extends string, V>(prefix: Prefix, valueOf: (part: Part) => V) =>
  Object.fromEntries(PARTS.map((part) => [`${prefix}.${part}`, valueOf(part)])) as Record<
    `${Prefix}.${Part}`,
    V
  >;

/** A date that is not known is null. */
export function membersOf<R extends Regulation>({
  decisions,
  decidedOn,
  ...regulation
}: R): RegulationMembers<R> {
  const { windows, quiet, quota, volumes } = regulation;
  return {
    ...{ windows, quiet, quota, volumes },
    ...named('decisions', (part) => decisions[part]),
    ...named('decidedOn', (part) => decidedOn?.[part] ?? null),
  };
}

export function regulationOf<R extends Regulation>(members: RegulationMembers<R>): R {
  const { windows, quiet, quota, volumes } = members;
  const each = <V>(valueOf: (part: Part) => V) =>
    Object.fromEntries(PARTS.map((part) => [part, valueOf(part)])) as Record<Part, V>;
  return {
    ...{ windows, quiet, quota, volumes },
    decisions: each((part) => members[`decisions.${part}`]),
    decidedOn: each((part) => members[`decidedOn.${part}`]),
  } as R;
}

/** The stored regulation with what somebody changed of it; the rest stays as whoever was there meanwhile left it. */
export function mergedRegulation<R extends Regulation>(stored: R, sent: R, changed: readonly string[]): R {
  const ours = Object.entries(membersOf(sent)).filter(([member]) => changed.includes(member));
  return regulationOf<R>({ ...membersOf(stored), ...Object.fromEntries(ours) });
}
