import type { stop as vi } from '../vi/stop.js';
import type { Words } from '../words.js';

export const stop: Words<typeof vi> = {};
