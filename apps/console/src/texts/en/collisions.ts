import type { collisions as vi } from '../vi/collisions.js';
import type { Words } from '../words.js';

export const collisions: Words<typeof vi> = {};
