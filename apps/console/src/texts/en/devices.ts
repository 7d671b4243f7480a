import type { devices as vi } from '../vi/devices.js';
import type { Words } from '../words.js';

export const devices: Words<typeof vi> = {};
