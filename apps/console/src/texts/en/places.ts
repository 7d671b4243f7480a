import type { places as vi } from '../vi/places.js';
import type { Words } from '../words.js';

export const places: Words<typeof vi> = {};
