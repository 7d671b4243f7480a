import { heardProblem, type Problem } from '../texts/hub-sentences.js';

const HTTP = 'http-';

export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  /** Of a server between this page and the hub, or of a hub that is just starting: without a sentence of its own. */
  get isNotOfHub(): boolean {
    return this.problem.code.startsWith(HTTP);
  }

  /** Messages by field, for the inputs of a form (`validTo`, `variants.0.text`). */
  get byField(): Record<string, string> {
    return Object.fromEntries((this.problem.problems ?? []).map(({ field, message }) => [field, message]));
  }
}

/** The hub refused for want of a right, not for want of the thing. */
export const isForbidden = (cause: unknown): boolean =>
  cause instanceof ProblemError && cause.problem.status === 403;

/** No answer at all: the network, or the hub is down. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'title' in value;

/** In the language of the screen. */
export const problemOf = (body: unknown, status: number): Problem =>
  isProblem(body) ? heardProblem(body) : { title: `HTTP ${status}`, status, code: `${HTTP}${status}` };
