/** The list with one entry moved to another position; out of range: as it was. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  if (from < 0 || to < 0 || from >= list.length || to >= list.length) return next;
  const [entry] = next.splice(from, 1);
  next.splice(to, 0, entry as T);
  return next;
}

/** The order in which candidates stand, those that shall not air last and apart. */
export function choiceOf(
  order: readonly string[],
  dropped: ReadonlySet<string>,
): { ranking: string[]; dropped: string[] } {
  return {
    ranking: order.filter((id) => !dropped.has(id)),
    dropped: order.filter((id) => dropped.has(id)),
  };
}
