import type { asRun as vi } from '../vi/as-run.js';
import type { Words } from '../words.js';

export const asRun: Words<typeof vi> = {};
