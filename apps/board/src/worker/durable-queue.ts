import { DiskFullError } from '#device/disk-full.js';
import { STORES, type BoardDatabase, type BoardTransaction } from './database.js';
import { SilentDatabaseError, withinTime } from './within-time.js';

type Write = (transaction: BoardTransaction) => void;
interface Effect {
  /** Number of the last write that has to be durable before. */
  after: number;
  run: () => void;
}
const RETRY_MS = 5000;
/** Messages that wait for room; beyond it the oldest are dropped, which receipts and retries make up for. */
const MAX_SENDS = 500;
/** A database that does not answer for so long will not; nor one that fails so often for another reason than room. */
const COMMIT_MS = 20_000;
const MAX_FAILURES = 6;

/**
 * The browser's database answers later, the device's core does not wait. So writes go out in the order in which they
 * were made, and whatever the world could see of them (a message, a picture) is held back until they are durable: seen
 * from outside a write is durable when it returns.
 *
 * Full: further writes throw DiskFullError, those on their way are tried again every 5 s, messages wait for them (the
 * latest 500), and only what has to reach people all the same (`evenIfFull`) goes on. Broken: what has to reach people
 * goes on, and `onBroken` is told once.
 */
export class DurableQueue {
  private waiting: Write[] = [];
  private made = 0;
  private durable = 0;
  private readonly sends: Effect[] = [];
  private readonly shows: Effect[] = [];
  private full = false;
  private busy = false;
  private failures = 0;

  constructor(
    private readonly database: BoardDatabase,
    private readonly log: (message: string, cause: unknown) => void,
    private readonly onBroken: () => void,
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
    if (this.sends.length > MAX_SENDS) this.sends.shift();
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
        this.failures = 0;
        this.durable = upTo;
        this.release();
      } catch (error) {
        this.waiting = [...batch, ...this.waiting];
        this.failed(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    this.busy = false;
  }

  private failed(error: unknown): void {
    this.full = true;
    this.log('could not be written', error);
    this.release();
    this.failures += 1;
    const isStuck = error instanceof SilentDatabaseError;
    if (isStuck || (!isNoRoom(error) && this.failures === MAX_FAILURES)) this.onBroken();
  }

  private async commit(batch: readonly Write[]): Promise<void> {
    const transaction = this.database.transaction(STORES, 'readwrite', { durability: 'strict' });
    for (const write of batch) write(transaction);
    await withinTime(transaction.done, COMMIT_MS);
  }

  private release(): void {
    run(this.sends, this.durable);
    run(this.shows, this.full ? Infinity : this.durable);
  }
}

const isNoRoom = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

/** What an effect asks for in its turn comes after it. */
function run(effects: Effect[], durable: number): void {
  while (effects.length > 0 && effects[0]!.after <= durable) effects.shift()!.run();
}
