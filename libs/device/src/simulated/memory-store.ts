import type { StorePort } from '../ports.js';

/** A store without a disk, for simulated devices: as durable as its process. */
export class MemoryStore implements StorePort {
  protected journal = '';
  protected readonly records = new Map<string, string>();
  protected markText: string | null = null;

  readJournal(): string {
    return this.journal;
  }
  appendJournal(text: string): void {
    this.journal += text;
  }
  replaceJournal(text: string): void {
    this.journal = text;
  }
  read(name: string): string | null {
    return this.records.get(name) ?? null;
  }
  write(name: string, text: string): void {
    this.records.set(name, text);
  }
  remove(name: string): void {
    this.records.delete(name);
  }
  mark(text: string): void {
    this.markText = text;
  }
  readMark(): string | null {
    return this.markText;
  }
}
