import type { targets as vi } from '../vi/targets.js';
import type { Words } from '../words.js';

export const targets: Words<typeof vi> = {};
