import type { lexicon as vi } from '../vi/lexicon.js';
import type { Words } from '../words.js';

export const lexicon: Words<typeof vi> = {};
