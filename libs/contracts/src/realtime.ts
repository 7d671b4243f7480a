/** Realtime events, each a window of changes: the newest per id. A client reads the rest by HTTP. */
export interface DeviceChange {
  id: string;
  presence?: string;
  playing?: boolean;
  muted?: string;
  clock?: string;
}
export interface RowChange {
  id: string;
  state: string;
  end: string | null;
}
/** An alarm was raised, acknowledged or cleared. */
export interface AlarmChange {
  id: string;
  open: boolean;
}
/** A work item came, or is done. */
export interface NoticeChange {
  id: string;
  role: string;
  state: string;
}
/** A command of somebody ended: executed, refused, expired or unanswered. */
export interface CommandChange {
  /** The nonce. */
  id: string;
  device: string;
  result: string;
}
export interface ServerEvents {
  devices: (changes: DeviceChange[]) => void;
  rows: (changes: RowChange[]) => void;
  alarms: (changes: AlarmChange[]) => void;
  notices: (changes: NoticeChange[]) => void;
  commands: (changes: CommandChange[]) => void;
}
export interface ClientEvents {
  /** A newer access token of the same person: the connection lives as long as its token. */
  renew: (token: string) => void;
}
/** A room for each kind of event and unit path; a client is in those whose records it may read. */
export const roomOf = (event: keyof ServerEvents, unitPath: string): string => `${event}:${unitPath}`;

/** A unit's own path and those of everything above it: `2025-15/2025-02647/` → itself, `2025-15/` and the root ``. */
export function pathsUpward(unitPath: string): string[] {
  const parts = unitPath.split('/').filter(Boolean);
  return ['', ...parts.map((_, i) => `${parts.slice(0, i + 1).join('/')}/`)];
}
