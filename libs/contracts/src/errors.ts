/** What went wrong, without any transport in it; three translators (HTTP, realtime, MQTT) know the kinds. */
export type ErrorKind =
  'invalid' | 'not-found' | 'conflict' | 'forbidden' | 'unauthorised' | 'too-many' | 'unavailable' | 'bug';

/** One thing that is wrong with an input: where (a JSON path such as `items.0.title`), a code, and words that name the remedy. */
export interface FieldProblem {
  field: string;
  code: string;
  /** Vietnamese, for the person who typed it; says what to do. */
  message: string;
  /** English beside it. */
  messageEn?: string;
}

export interface AppErrorInit {
  kind: ErrorKind;
  /** Vietnamese sentence for the screen; codes without one are shown by the console's catalogue. */
  message?: string;
  problems?: FieldProblem[];
  details?: Record<string, unknown>;
  cause?: unknown;
  retryAfterSeconds?: number;
}

/** The one error class of the project. `code` is kebab-case and stable; it is part of the interface. */
export class AppError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly problems: FieldProblem[];
  readonly details: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: string, init: AppErrorInit) {
    super(init.message ?? code, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'AppError';
    this.code = code;
    this.kind = init.kind;
    this.problems = init.problems ?? [];
    this.details = init.details ?? {};
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}

/** Shorthand for one bad field. */
export function invalid(field: string, code: string, message: string, messageEn?: string): AppError {
  return new AppError(code, { kind: 'invalid', message, problems: [{ field, code, message, messageEn }] });
}

export function notFound(what: string, id: string): AppError {
  return new AppError(`${what}-not-found`, {
    kind: 'not-found',
    message: `Không tìm thấy (${what}: ${id})`,
    details: { what, id },
  });
}

export function conflict(code: string, message: string, details: Record<string, unknown> = {}): AppError {
  return new AppError(code, { kind: 'conflict', message, details });
}
