import type { groups as vi } from '../vi/groups.js';
import type { Words } from '../words.js';

export const groups: Words<typeof vi> = {};
