import type { audit as vi } from '../vi/audit.js';
import type { Words } from '../words.js';

export const audit: Words<typeof vi> = {};
