import { DiskFullError } from '#device/disk-full.js';
import { STORES, type BoardDatabase, type BoardTransaction } from './database.js';

type Write = (transaction: BoardTransaction) => void;
interface Effect {
  /** Number of the last write that has to be durable before. */
  after: number;
  run: () => void;
}
const RETRY_MS = 5000;

/**
 * The browser's database answers later, the device's core does not wait. So writes go out in the order in which they
 * were made, and whatever the world could see of them (a message, a picture) is held back until they are durable: seen
 * from outside a write is durable when it returns.
 *
 * Full: further writes throw DiskFullError, those on their way are tried again every 5 s, messages wait for them, and
 * only what has to reach people all the same (`evenIfFull`) goes on.
 */
export class DurableQueue {
  private waiting: Write[] = [];
  private made = 0;
  private durable = 0;
  private sends: Effect[] = [];
  private shows: Effect[] = [];
  private full = false;
  private busy = false;

  constructor(
    private readonly database: BoardDatabase,
    private readonly log: (message: string, cause: unknown) => void,
  ) {}

  /** @throws DiskFullError */
  write(write: Write): void {
    if (this.full) throw new DiskFullError();
    this.waiting.push(write);
    this.made += 1;
    void this.flush();
  }

  /** Runs once everything written so far is durable; in order. */
  after(run: () => void, { evenIfFull = false } = {}): void {
    (evenIfFull ? this.shows : this.sends).push({ after: this.made, run });
    this.release();
  }

  private async flush(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      const upTo = this.made;
      this.waiting = [];
      try {
        await this.commit(batch);
        this.full = false;
        this.durable = upTo;
        this.release();
      } catch (error) {
        this.waiting = [...batch, ...this.waiting];
        this.full = true;
        this.log('could not be written', error);
        this.release();
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    this.busy = false;
  }

  private async commit(batch: readonly Write[]): Promise<void> {
    const transaction = this.database.transaction(STORES, 'readwrite', { durability: 'strict' });
    for (const write of batch) write(transaction);
    await transaction.done;
  }

  private release(): void {
    this.sends = run(this.sends, this.durable);
    this.shows = run(this.shows, this.full ? Infinity : this.durable);
  }
}

function run(effects: Effect[], durable: number): Effect[] {
  let at = 0;
  while (at < effects.length && effects[at]!.after <= durable) effects[at++]!.run();
  return at === 0 ? effects : effects.slice(at);
}
