export interface DisplayItem {
  bulletinId: string;
  /** Anything that tells this file from another: normally the sha-256. */
  contentHash: string;
}

/** A display takes no air: it begins with the sound, or with its window, and stays until the window ends. */
export interface AskedDisplay {
  /** How long one turn of everything takes: a display alone needs this much of its window. */
  turnMs: number;
  items: readonly DisplayItem[];
}

export interface PlannedDisplay {
  /** The end of its window, or of its validity. */
  untilMs: number;
  items: readonly DisplayItem[];
}
