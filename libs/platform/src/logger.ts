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

export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    redact: { paths: REDACTED, censor: '[redacted]' },
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
