import type { rules as vi } from '../vi/rules.js';
import type { Words } from '../words.js';

export const rules: Words<typeof vi> = {};
