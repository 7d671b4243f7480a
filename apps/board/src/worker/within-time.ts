/** The browser's database did not answer in time; it will not. */
export class SilentDatabaseError extends Error {}

/** @throws SilentDatabaseError after so long without an end */
export async function withinTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SilentDatabaseError('the database does not answer')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
