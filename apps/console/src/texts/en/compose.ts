import type { compose as vi } from '../vi/compose.js';
import type { Words } from '../words.js';

export const compose: Words<typeof vi> = {};
