import type { Page } from 'playwright-core';

/** What a board's browser keeps, looked at and broken from outside; as text, because it runs in the page. */
const OPENED = `await new Promise((resolve, reject) => {
  const opening = indexedDB.open('ttn-board');
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
})`;
const answered = (request: string): string => `await new Promise((resolve, reject) => {
  const request = ${request};
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
})`;
const inDatabase = (work: string): string => `(async () => {
  const database = ${OPENED};
  try { ${work} } finally { database.close(); }
})()`;

/** Bits rot: the stored file has its size and another content. */
export const damageFile = (page: Page, sha256: string): Promise<void> =>
  page.evaluate<undefined>(
    inDatabase(`
      const media = database.transaction('media', 'readwrite', { durability: 'strict' }).objectStore('media');
      const file = ${answered(`media.get('${sha256}')`)};
      const blob = new Blob([new Uint8Array(file.bytes)]);
      ${answered('media.put({ ...file, blob })')};`),
  );

/** The browser throws the database away under the running page. */
export const loseDatabase = (page: Page): Promise<void> =>
  page.evaluate<undefined>(`void indexedDB.deleteDatabase('ttn-board')`);

/** The numbers in the board's own journal, and up to where the hub has answered for them. */
export async function journalOf(page: Page): Promise<{ seqs: number[]; upTo: number }> {
  const pieces = await page.evaluate<string[]>(
    inDatabase(`return ${answered(`database.transaction('journal').objectStore('journal').getAll()`)};`),
  );
  const lines = pieces.join('').split('\n').filter(Boolean);
  const records = lines.map(
    (line) => JSON.parse(line.slice(line.indexOf(' ') + 1)) as { r?: { seq: number }; upTo?: number },
  );
  return {
    seqs: records.flatMap(({ r }) => (r ? [r.seq] : [])),
    upTo: Math.max(0, ...records.map(({ upTo }) => upTo ?? 0)),
  };
}
