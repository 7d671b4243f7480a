import type { sounds as vi } from '../vi/sounds.js';
import type { Words } from '../words.js';

export const sounds: Words<typeof vi> = {};
