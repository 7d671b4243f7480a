import { expect, jest } from '@jest/globals';

/**
 * Real databases, brokers, programs and clocks on a busy machine: a test may wait (its own deadlines say for what), and is
 * tried once more, with the first failure shown. The tests of a journey build on each other: its file is tried again whole
 * (scripts/test.mjs). One that fails twice has failed.
 */
jest.setTimeout(30_000);
if (!expect.getState().testPath?.includes('e2e')) jest.retryTimes(1, { logErrorsBeforeRetry: true });
