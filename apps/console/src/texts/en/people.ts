import type { people as vi } from '../vi/people.js';
import type { Words } from '../words.js';

export const people: Words<typeof vi> = {};
