import type { monitoring as vi } from '../vi/monitoring.js';
import type { Words } from '../words.js';

export const monitoring: Words<typeof vi> = {};
