import { AppError } from '#contracts/errors.js';
import { plannerAsked } from '#platform/metrics.js';
import { requestContext } from '#platform/request-context.js';
import { Injectable } from '@nestjs/common';

/** Plans reckoned at once because somebody asks; the stored plan and devices have the rest of the processor. */
export const PLANNER_AT_ONCE = 2;
/** Questions that wait for a turn; one more is answered `planner-busy`. */
export const PLANNER_WAITING = 48;
/** Of one person, at work or waiting (two windows of a browser ask for as much); one more is answered `planner-too-many`. */
export const PLANNER_OF_A_PERSON = 12;
const WAIT_MS = 20_000;

/**
 * Turns at the planner for dry runs, forecasts and proposals: what people ask for as often as they like, and what costs
 * seconds of processor for a whole province. In order of arrival. The stored plan does not pass through here.
 */
@Injectable()
export class PlannerTurns {
  private atWork = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly ofPerson = new Map<string, number>();

  /** Questions waiting for their turn now. */
  get depth(): number {
    return this.waiting.length;
  }

  /** @throws AppError `planner-busy` (unavailable), `planner-too-many` (too-many), both with a time to try again */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const person = requestContext.getStore()?.actor?.userId ?? null;
    this.enter(person);
    try {
      await this.turn();
      try {
        return await work();
      } finally {
        this.atWork--;
        this.waiting.shift()?.();
        plannerAsked.inc({ outcome: 'done' });
      }
    } finally {
      this.leave(person);
    }
  }

  private enter(person: string | null): void {
    if (person === null) return; // the hub's own loops, one question at a time each
    const own = this.ofPerson.get(person) ?? 0;
    if (own >= PLANNER_OF_A_PERSON) {
      plannerAsked.inc({ outcome: 'too-many' });
      throw new AppError('planner-too-many', {
        kind: 'too-many',
        message: 'Các lần kiểm tra lịch trước của bạn chưa xong: đợi vài giây rồi thử lại',
        details: { atOnce: PLANNER_OF_A_PERSON },
        retryAfterSeconds: 3,
      });
    }
    this.ofPerson.set(person, own + 1);
  }

  private leave(person: string | null): void {
    if (person === null) return;
    const rest = (this.ofPerson.get(person) ?? 1) - 1;
    if (rest > 0) this.ofPerson.set(person, rest);
    else this.ofPerson.delete(person);
  }

  private turn(): Promise<void> {
    if (this.atWork < PLANNER_AT_ONCE) {
      this.atWork++;
      return Promise.resolve();
    }
    if (this.waiting.length >= PLANNER_WAITING) return Promise.reject(this.busy('queue-full'));
    return new Promise((resolve, reject) => {
      const grant = () => {
        clearTimeout(timer);
        this.atWork++;
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(grant), 1);
        reject(this.busy('waited-too-long'));
      }, WAIT_MS);
      this.waiting.push(grant);
    });
  }

  private busy(reason: string): AppError {
    plannerAsked.inc({ outcome: 'busy' });
    return new AppError('planner-busy', {
      kind: 'unavailable',
      message: 'Nhiều người đang kiểm tra lịch cùng lúc: đợi vài giây rồi thử lại',
      details: { reason, waiting: this.waiting.length },
      retryAfterSeconds: 5,
    });
  }
}
