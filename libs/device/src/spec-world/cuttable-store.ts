import { DiskFullError } from '../disk-full.js';
import { MemoryStore } from '../simulated/memory-store.js';

export class PowerCut extends Error {}

/** A store that can lose its power at any write, or be full. */
export class CuttableStore extends MemoryStore {
  writes = 0;
  cutAt = Infinity;
  /** Of the text being appended, so much still gets through. */
  cutShare = 0;
  full = false;

  override appendJournal(text: string): void {
    this.room();
    if (this.isCut()) {
      this.journal += text.slice(0, Math.floor(text.length * this.cutShare));
      throw new PowerCut();
    }
    super.appendJournal(text);
  }
  override replaceJournal(text: string): void {
    this.room();
    this.cut();
    super.replaceJournal(text);
  }
  override write(name: string, text: string): void {
    this.room();
    this.cut();
    super.write(name, text);
  }
  override remove(name: string): void {
    this.cut();
    super.remove(name);
  }
  override mark(text: string): void {
    if (!this.full) super.mark(text);
  }
  private isCut(): boolean {
    return this.writes++ === this.cutAt;
  }
  private cut(): void {
    if (this.isCut()) throw new PowerCut();
  }
  private room(): void {
    if (this.full) throw new DiskFullError();
  }
}
