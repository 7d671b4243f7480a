import { expect, jest } from '@jest/globals';

/**
 * Real databases, brokers, programs and clocks on a busy machine: a test may wait (its own deadlines say for what), and is
 * tried once more, with the first failure shown. The tests of a journey build on each other: its file is tried again whole
 * (scripts/test.mjs). One that fails twice has failed.
 */
const path = expect.getState().testPath ?? '';
const inRealTime = /[/]test[/](e2e|conformance|faults|medium[/](hub-|speaker))/.test(path);
jest.setTimeout(inRealTime ? 300_000 : 120_000);
if (!path.includes('/test/e2e/')) jest.retryTimes(1, { logErrorsBeforeRetry: true });
