/**
 * The smallest `count` elements of the union of two sets, by key, in order. Keeping the smallest of a set that only
 * grows is associative, commutative and idempotent: what is once left out is never among the smallest again.
 * `join` combines two elements of the same key, and must itself be such an operation.
 */
export function smallest<T>(
  a: readonly T[],
  b: readonly T[],
  count: number,
  keyOf: (element: T) => string,
  join: (a: T, b: T) => T = (first) => first,
): T[] {
  const byKey = new Map<string, T>();
  for (const element of [...a, ...b]) {
    const key = keyOf(element);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? element : join(known, element));
  }
  const keys = [...byKey.keys()].sort((x, y) => (x < y ? -1 : 1));
  return keys.slice(0, count).map((key) => byKey.get(key) as T);
}

/** A key of fixed width for a number that is not negative, so that keys sort as numbers do. */
export const sortable = (value: number): string => Math.round(value).toString().padStart(16, '0');
