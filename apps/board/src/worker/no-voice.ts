import type { PlayerPort } from '#device/ports.js';

const never = (): never => {
  throw new Error('a board makes no sound');
};
/** A device with a screen never asks its player. */
export const noVoice: PlayerPort = {
  leadMs: 0,
  toleranceMs: 0,
  evidence: 'decoded',
  prepare: never,
  release: never,
  start: never,
  stop: never,
  setVolume: never,
};
