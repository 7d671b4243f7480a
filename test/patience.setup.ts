import { jest } from '@jest/globals';

/** Real databases, brokers and programs on a busy machine: a test may wait, its own deadlines say for what. */
jest.setTimeout(30_000);
