import type { EntityManager } from 'typeorm';
import { AppError } from '#contracts/errors.js';
import type { PersistenceLog } from './database-config.js';
import { assertHeld, releaseLease, renewLease, takeLease, type LeaseGrant } from './lease.js';
import type { UnitOfWork } from './transaction.js';

export interface LeaseHolderOptions {
  name: string;
  /** One running process: an id made at its start. */
  owner: string;
  /** A lease not renewed for this long is free. Default 15 s; renewed every third of it. */
  ttlMs?: number;
  /** The platform's clock. */
  clock: { nowMs(): number };
  log: PersistenceLog;
  /** Told once for each change, never twice in a row the same. */
  onChange?: (held: boolean) => void;
}

/**
 * Holds a lease as long as the process lives and can reach the database, and waits for it as a standby otherwise.
 *
 * It stops believing at the lease's end by its own clock, also when the database does not answer; clocks that differ
 * between machines cannot harm what is marked under {@link LeaseHolder.assertHeld}, only who waits how long.
 */
export class LeaseHolder {
  readonly #ttlMs: number;
  #grant: LeaseGrant | undefined;
  #announced = false;
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly options: LeaseHolderOptions,
  ) {
    this.#ttlMs = options.ttlMs ?? 15_000;
  }

  /** The grant while it holds, by the clock of this process. */
  get grant(): LeaseGrant | undefined {
    return this.#grant && this.options.clock.nowMs() < this.#grant.untilMs ? this.#grant : undefined;
  }

  get held(): boolean {
    return this.grant !== undefined;
  }

  /** Tries at once and then every third of the lease's time. Resolves after the first try. */
  async start(): Promise<void> {
    if (this.#timer) return;
    this.#timer = setInterval(() => void this.tick(), this.#ttlMs / 3);
    this.#timer.unref();
    await this.tick();
  }

  /** Stops and gives the lease back, so that a standby takes over at once. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#ticking;
    const grant = this.#grant;
    this.#grant = undefined;
    this.#announce();
    if (grant) await releaseLease(this.unitOfWork, grant);
  }

  /** One try to take or renew; never two at a time, never throws. `start` calls it; tests with their own clock do too. */
  tick(): Promise<void> {
    this.#ticking ??= this.#try().finally(() => (this.#ticking = undefined));
    return this.#ticking;
  }

  /**
   * The first statement of a transaction that marks work done under this lease.
   * @throws AppError `lease-lost` (conflict).
   */
  async assertHeld(em: EntityManager): Promise<void> {
    const grant = this.grant;
    if (!grant) throw new AppError('lease-lost', { kind: 'conflict', details: { lease: this.options.name } });
    await assertHeld(em, grant);
  }

  async #try(): Promise<void> {
    const { name, owner, clock, log } = this.options;
    const nowMs = clock.nowMs();
    try {
      const renewed = this.#grant && (await renewLease(this.unitOfWork, this.#grant, nowMs, this.#ttlMs));
      this.#grant = renewed ?? (await takeLease(this.unitOfWork, { name, owner, nowMs, ttlMs: this.#ttlMs }));
    } catch (error) {
      log.warn({ err: error, lease: name }, 'a lease could be neither taken nor renewed');
    }
    this.#announce();
  }

  #announce(): void {
    if (this.held === this.#announced) return;
    this.#announced = this.held;
    this.options.onChange?.(this.held);
  }
}
