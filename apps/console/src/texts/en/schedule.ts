import type { schedule as vi } from '../vi/schedule.js';
import type { Words } from '../words.js';

export const schedule: Words<typeof vi> = {};
