import type { today as vi } from '../vi/today.js';
import type { Words } from '../words.js';

export const today: Words<typeof vi> = {
  title: 'Today',
};
