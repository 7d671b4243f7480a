/**
 * Works on several items at once and gives the results in the order of the items. At most `width` are begun ahead of
 * the reader. The first failure ends it; what still runs then is left to `stop`.
 */
export async function* orderedParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): AsyncIterable<R> {
  const running: Promise<R>[] = [];
  let next = 0;
  try {
    while (next < items.length || running.length > 0) {
      for (; running.length < width && next < items.length; next++) {
        const begun = work(items[next] as T, next);
        // One may fail before its turn comes, where it is thrown: until then nobody listens, and Node ends the process.
        begun.catch(() => undefined);
        running.push(begun);
      }
      const first = running.shift();
      if (first) yield await first;
    }
  } finally {
    // Whoever failed first has been thrown already; the others are only waited for.
    await Promise.allSettled(running);
  }
}
