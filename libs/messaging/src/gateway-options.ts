/** What both gateways want from their surroundings. pino's logger and platform's Clock fit. */
export interface GatewaySurroundings {
  log: { info(details: object, message: string): void; warn(details: object, message: string): void };
  clock: { nowMs(): number };
}

/** 20 messages a second, burst 100, per device (docs/device-protocol.md, "Topics"). */
export const FLOOD_LIMIT = { perSecond: 20, burst: 100 } as const;
/** How long a device that flooded stays cut off; it may come back by itself afterwards. */
export const FLOOD_CUT_OFF_MS = 60_000;
