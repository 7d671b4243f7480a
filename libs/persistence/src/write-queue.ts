import { AppError } from '#contracts/errors.js';

interface Waiter {
  name: string;
  grant: () => void;
}

/**
 * One writer at a time, in order of arrival, for the one connection that SQLite writes through.
 *
 * Bounded twice: more than `maxWaiting` writers are answered `database-busy` at once, and a writer that waited
 * `timeoutMs` is answered the same, naming who held the turn.
 */
export class WriteQueue {
  readonly #waiting: Waiter[] = [];
  #holder: string | undefined;

  constructor(private readonly maxWaiting = 1000) {}

  /** Writers waiting for their turn now. */
  get depth(): number {
    return this.#waiting.length;
  }

  /**
   * Resolves with the function that gives the turn back (idempotent).
   * @throws AppError `database-busy` (unavailable) when too many wait, or after `timeoutMs`.
   */
  acquire(name: string, timeoutMs: number): Promise<() => void> {
    if (this.#holder === undefined) return Promise.resolve(this.#take(name));
    if (this.#waiting.length >= this.maxWaiting) return Promise.reject(this.#busy(name, 'queue-full'));
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        name,
        grant: () => {
          clearTimeout(timer);
          resolve(this.#take(name));
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(this.#busy(name, 'waited-too-long', timeoutMs));
      }, timeoutMs);
      this.#waiting.push(waiter);
    });
  }

  #take(name: string): () => void {
    this.#holder = name;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#holder = undefined;
      this.#waiting.shift()?.grant();
    };
  }

  #busy(name: string, reason: string, timeoutMs?: number): AppError {
    return new AppError('database-busy', {
      kind: 'unavailable',
      message: 'Cơ sở dữ liệu đang bận, hãy thử lại sau giây lát',
      details: { unit: name, reason, holder: this.#holder, waiting: this.#waiting.length, timeoutMs },
      retryAfterSeconds: 1,
    });
  }
}
