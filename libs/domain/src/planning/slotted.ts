import type { PlannedClass } from './types.js';

/** Where something is in a run; a request carries it itself. */
export interface Slotted {
  id: string;
  orderId: string;
  class: PlannedClass;
  startMs: number;
  /** Stingers included. */
  lengthMs: number;
  /** The stinger before it; 0 when it is the first of its session. */
  leadMs: number;
  /** Its time is a wall-clock time: what stands before it may end right at it. */
  atFixedTime: boolean;
}
