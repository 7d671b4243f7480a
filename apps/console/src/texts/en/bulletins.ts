import type { bulletins as vi } from '../vi/bulletins.js';
import type { Words } from '../words.js';

export const bulletins: Words<typeof vi> = {};
