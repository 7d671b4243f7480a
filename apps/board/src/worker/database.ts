import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { withinTime } from './within-time.js';

/** What a board keeps in its browser: its journal piece by piece, small records by name, media by hash. */
export interface BoardSchema extends DBSchema {
  journal: { key: number; value: string };
  records: { key: string; value: string };
  media: { key: string; value: StoredFile };
}
export interface StoredFile {
  sha256: string;
  bytes: number;
  purpose: 'body' | 'media';
  /** When it was staged, in epoch ms: the oldest go first. */
  stagedAtMs: number;
  blob: Blob;
}
export type BoardDatabase = IDBPDatabase<BoardSchema>;
export const STORES = ['journal', 'records', 'media'] as const;
export type BoardTransaction = IDBPTransaction<BoardSchema, typeof STORES, 'readwrite'>;

const NAME = 'ttn-board';
const VERSION = 1;
const OPEN_MS = 20_000;

/** What is stored makes every start fail: a board without a memory is better than none. Who it is the page keeps. */
export async function forgetDatabase(): Promise<void> {
  await withinTime(deleteDB(NAME), OPEN_MS);
}

/**
 * @param onGone the browser closed or wiped the database under us: only a new start of the page helps
 * @throws DOMException, SilentDatabaseError: forbidden, damaged, or held by another page
 */
export function openDatabase(onGone: (why: string) => void): Promise<BoardDatabase> {
  const opening = openDB<BoardSchema>(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore('journal', { autoIncrement: true });
      db.createObjectStore('records');
      db.createObjectStore('media', { keyPath: 'sha256' });
    },
    terminated: () => onGone('terminated'),
    blocking: (_was, _becomes, event) => {
      (event.target as IDBDatabase).close();
      onGone('superseded');
    },
  });
  return withinTime(opening, OPEN_MS);
}
