import { AppError, type ErrorKind } from '#contracts/errors.js';
import { ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Log } from '../logger.js';
import { requestContext } from '../request-context.js';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
  bug: 500,
};
/** What a person can do about a kind of failure when the error itself has no sentence. */
const TITLE: Record<ErrorKind, string> = {
  invalid: 'Dữ liệu gửi lên chưa đúng',
  unauthorised: 'Cần đăng nhập lại',
  forbidden: 'Tài khoản này không có quyền thực hiện việc này',
  'not-found': 'Không tìm thấy',
  conflict: 'Không thực hiện được vì trạng thái đã thay đổi',
  'too-many': 'Quá nhiều lần thử, hãy đợi một lát',
  unavailable: 'Hệ thống đang bận, hãy thử lại sau ít phút',
  bug: 'Lỗi hệ thống; hãy gửi mã đối chiếu cho quản trị viên',
};

export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  correlation: string;
  problems?: unknown[];
  details?: Record<string, unknown>;
}

const tooLarge = (cause: unknown): AppError =>
  new AppError('too-large', { kind: 'invalid', message: 'Tệp hoặc dữ liệu gửi lên quá lớn', cause });

function fromHttp(exception: HttpException): AppError {
  const status = exception.getStatus();
  if (status === 413) return tooLarge(exception);
  const kind = (Object.entries(STATUS).find(([, s]) => s === status)?.[0] ??
    (status < 500 ? 'invalid' : 'bug')) as ErrorKind;
  return new AppError(kind === 'not-found' ? 'route-not-found' : `http-${status}`, {
    kind,
    details: { reason: exception.message },
    cause: exception,
  });
}

function fromFastify(error: { statusCode?: number; code?: string; message: string }): AppError {
  if (error.statusCode === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge(error);
  if (error.statusCode === 429) return new AppError('too-many-requests', { kind: 'too-many', cause: error });
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new AppError('malformed-request', {
      kind: 'invalid',
      message: 'Yêu cầu không đúng định dạng (JSON hoặc biểu mẫu)',
      details: { reason: error.message },
      cause: error,
    });
  return new AppError('bug', { kind: 'bug', cause: error });
}

export const asAppError = (exception: unknown): AppError => {
  if (exception instanceof AppError) return exception;
  if (exception instanceof HttpException) return fromHttp(exception);
  return fromFastify(exception instanceof Error ? exception : new Error(String(exception)));
};

/** RFC 9457 problem details, with the correlation id that the log has too. */
export function problemOf(error: AppError, correlation: string): ProblemDocument {
  return {
    type: `urn:ttn:problem:${error.code}`,
    title: TITLE[error.kind],
    status: STATUS[error.kind],
    ...(error.message !== error.code && { detail: error.message }),
    code: error.code,
    correlation,
    ...(error.problems.length > 0 && { problems: error.problems }),
    ...(Object.keys(error.details).length > 0 && error.kind !== 'bug' && { details: error.details }),
  };
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = asAppError(exception);
    const problem = problemOf(error, requestContext.getStore()?.correlation ?? 'none');
    if (problem.status >= 500) this.log.error({ err: exception }, 'a request failed');
    if (reply.sent) return;
    if (error.retryAfterSeconds !== undefined)
      void reply.header('retry-after', String(Math.ceil(error.retryAfterSeconds)));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(problem);
  }
}
