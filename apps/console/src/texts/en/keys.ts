import type { keys as vi } from '../vi/keys.js';
import type { Words } from '../words.js';

export const keys: Words<typeof vi> = {};
