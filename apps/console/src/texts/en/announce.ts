import type { announce as vi } from '../vi/announce.js';
import type { Words } from '../words.js';

export const announce: Words<typeof vi> = {};
