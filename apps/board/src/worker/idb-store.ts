import type { StorePort } from '#device/ports.js';
import type { BoardDatabase } from './database.js';
import type { DurableQueue } from './durable-queue.js';

const MARK = 'mark';
/** One by one the tens of thousands of lines of months without a hub take a small machine longer than is waited for. */
const PIECE_LINES = 100;

/** Journal and records of the core: read once at the start, then a mirror in memory whose writes follow in order. */
export class IdbStore implements StorePort {
  private constructor(
    private readonly database: BoardDatabase,
    private readonly queue: DurableQueue,
    /** What each write appended: a line, or more. */
    private pieces: string[],
    private readonly records: Map<string, string>,
    private readonly log: (message: string, cause: unknown) => void,
  ) {}

  static async open(
    database: BoardDatabase,
    queue: DurableQueue,
    log: (message: string, cause: unknown) => void,
  ): Promise<IdbStore> {
    const pieces = await database.getAll('journal');
    const names = await database.getAllKeys('records');
    const texts = await database.getAll('records');
    const records = new Map(names.map((name, at) => [name, texts[at]!]));
    return new IdbStore(database, queue, pieces, records, log);
  }

  readJournal(): string {
    return this.pieces.join('');
  }
  appendJournal(text: string): void {
    this.queue.write((transaction) => void transaction.objectStore('journal').add(text));
    this.pieces.push(text);
  }
  replaceJournal(text: string): void {
    const lines = text.split('\n').flatMap((line) => (line === '' ? [] : [`${line}\n`]));
    const pieces: string[] = [];
    for (let at = 0; at < lines.length; at += PIECE_LINES)
      pieces.push(lines.slice(at, at + PIECE_LINES).join(''));
    this.queue.write((transaction) => {
      const journal = transaction.objectStore('journal');
      void journal.clear();
      for (const piece of pieces) void journal.add(piece);
    });
    this.pieces = pieces;
  }

  read(name: string): string | null {
    return this.records.get(name) ?? null;
  }
  write(name: string, text: string): void {
    this.queue.write((transaction) => void transaction.objectStore('records').put(text, name));
    this.records.set(name, text);
  }
  remove(name: string): void {
    this.queue.write((transaction) => void transaction.objectStore('records').delete(name));
    this.records.delete(name);
  }

  /** May be lost: nothing waits for it. */
  mark(text: string): void {
    this.records.set(MARK, text);
    this.database.put('records', text, MARK).catch((error: unknown) => this.log('no mark', error));
  }
  readMark(): string | null {
    return this.records.get(MARK) ?? null;
  }
}
