import type { offers as vi } from '../vi/offers.js';
import type { Words } from '../words.js';

export const offers: Words<typeof vi> = {};
