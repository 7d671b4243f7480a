import { frameLine, unframeLine } from './journal/frame.js';
import type { StorePort } from './ports.js';

/** A small state record, or null where there is none or it does not agree with its checksum (a rotten sector). */
export function readRecord<T>(store: StorePort, name: string): T | null {
  const text = store.read(name);
  return text === null ? null : (unframeLine(text.trimEnd()) as T | null);
}

/** Replaces a record in one step; durable on return, throws DiskFullError. */
export function writeRecord(store: StorePort, name: string, record: object): void {
  store.write(name, frameLine(record));
}
