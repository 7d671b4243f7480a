import { jest } from '@jest/globals';

/**
 * Real databases, brokers, programs and clocks on a busy machine: a test may wait (its own deadlines say for what), and is
 * tried once more, with the first failure shown. One that fails twice has failed.
 */
jest.setTimeout(30_000);
jest.retryTimes(1, { logErrorsBeforeRetry: true });
