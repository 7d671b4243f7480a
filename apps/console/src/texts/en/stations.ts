import type { stations as vi } from '../vi/stations.js';
import type { Words } from '../words.js';

export const stations: Words<typeof vi> = {};
