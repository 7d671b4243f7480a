import { pino, type Logger as PinoLogger } from 'pino';
import type { LoggerService } from '@nestjs/common';
import { requestContext } from './request-context.js';

export type Log = PinoLogger;

/** Fields that may carry a secret are never written. */
const REDACTED = [
  'password',
  'mqttPassword',
  'httpToken',
  'token',
  'refreshToken',
  'authorization',
  'secret',
  'code',
  'key',
  '*.password',
  '*.token',
  '*.mqttPassword',
  '*.httpToken',
  '*.secret',
  'req.headers.authorization',
  'headers.authorization',
];

/** What went wrong and where, without a statement's parameters: they may hold what must not be in a log. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return String(error).slice(0, 500);
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message: message.slice(0, 2000),
    ...(code !== undefined && { code }),
    stack: stack?.split('\n').slice(1, 12).join('\n'),
    ...(cause !== undefined && depth < 3 && { cause: describeError(cause, depth + 1) }),
  };
}

export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: (error: unknown) => describeError(error) },
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const context = requestContext.getStore();
      return context ? { correlation: context.correlation } : {};
    },
  };
  return destination ? pino(options, destination) : pino(options, pino.destination({ fd: 2, sync: false }));
}

/** Nest's own messages through the same log. */
export function nestLog(log: Log): LoggerService {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: unknown, ...rest: unknown[]): void => {
      const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
      const err = message instanceof Error ? message : rest.find((r) => r instanceof Error);
      log[level]({ context, err }, message instanceof Error ? message.message : String(message));
    };
  return {
    log: write('debug'),
    debug: write('debug'),
    verbose: write('debug'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('error'),
  };
}

export const LOG = Symbol('log');
