import type { emergency as vi } from '../vi/emergency.js';
import type { Words } from '../words.js';

export const emergency: Words<typeof vi> = {};
