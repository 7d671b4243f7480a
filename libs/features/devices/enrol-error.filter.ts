import { asAppError, problemOf } from '#platform/http/problem.js';
import { LOG, type Log } from '#platform/logger.js';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Devices get the protocol's own `{error, message}`; 410 says that a code was right once. */
@Catch()
export class EnrolErrorFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = asAppError(exception);
    const status = GONE.includes(error.code) ? 410 : problemOf(error, 'none').status;
    if (status >= 500) this.log.error({ err: exception }, 'an enrolment failed');
    if (error.retryAfterSeconds !== undefined)
      void reply.header('retry-after', String(Math.ceil(error.retryAfterSeconds)));
    const fields = error.problems.map(({ field, message }) => `${field}: ${message}`).join('; ');
    const message = fields ? `${error.message} (${fields})` : error.message;
    void reply
      .status(status)
      .send({ error: error.code, message: error.kind === 'bug' ? error.code : message });
  }
}

const GONE = ['code-expired', 'place-retired'];
