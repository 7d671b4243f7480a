/** Settings of the hub for a run of `--once`: shorter than a province's, the clock is the machine's. */
export interface Pace {
  settings: Record<string, string>;
  freezeMs: number;
  graceMs: number;
  /** For ordering, planning and sending before the first opening begins. */
  prepareMs: number;
  /** The first opening may begin so long after the beginning of the first window. */
  lateStartMs: number;
}

export function paceOf(quick: boolean, devices: number): Pace {
  const freezeMs = quick ? 6000 : 20_000;
  const graceMs = quick ? 4000 : 8000;
  const seconds = (ms: number): string => String(ms / 1000);
  return {
    freezeMs,
    graceMs,
    prepareMs: (quick ? 5000 : 10_000) + devices * 20,
    lateStartMs: quick ? 150_000 : 70_000,
    settings: {
      TTN_FREEZE_SECONDS: seconds(freezeMs),
      TTN_ARM_SECONDS: quick ? '5' : '15',
      TTN_GRACE_SECONDS: seconds(graceMs),
      TTN_HEARTBEAT_SECONDS: quick ? '3' : '10',
      TTN_COLLISION_RULE_SECONDS: '10',
    },
  };
}

export type Say = (line: string) => void;
