import { closeSync, fdatasyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { StorePort } from '#device/ports.js';
import { readIfThere, replaceFile, syncFolder, withRoom } from './durable-files.js';

const MARK_BYTES = 160;

/** The device's memory in a folder: `journal`, one file per record, and the progress mark. */
export class FileStore implements StorePort {
  private journalFile: number;
  private readonly markFile: number;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.journalFile = openSync(this.path('journal'), 'a', 0o600);
    this.markFile = openSync(this.path('mark'), 'a+', 0o600);
    closeSync(this.markFile);
    this.markFile = openSync(this.path('mark'), 'r+', 0o600);
    syncFolder(folder);
  }

  readJournal(): string {
    return readIfThere(this.path('journal')) ?? '';
  }
  appendJournal(text: string): void {
    withRoom(() => {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length;) at += writeSync(this.journalFile, bytes, at);
      fdatasyncSync(this.journalFile);
    });
  }
  replaceJournal(text: string): void {
    replaceFile(this.path('journal'), text);
    closeSync(this.journalFile);
    this.journalFile = openSync(this.path('journal'), 'a', 0o600);
  }

  read(name: string): string | null {
    return readIfThere(this.path(`${name}.record`));
  }
  write(name: string, text: string): void {
    replaceFile(this.path(`${name}.record`), text);
  }
  remove(name: string): void {
    rmSync(this.path(`${name}.record`), { force: true });
  }

  mark(text: string): void {
    writeSync(this.markFile, Buffer.from(text.padEnd(MARK_BYTES)), 0, MARK_BYTES, 0);
  }
  readMark(): string | null {
    return readIfThere(this.path('mark'));
  }

  close(): void {
    closeSync(this.journalFile);
    closeSync(this.markFile);
  }

  private path(name: string): string {
    return join(this.folder, name);
  }
}
