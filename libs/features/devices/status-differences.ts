import type { StatusUp } from '#contracts/reports.js';
import type { DesiredStateEntity } from '#persistence/entities/devices.entity.js';

/** At most this often a topic is sent again because a status differs (device protocol, head). */
const AGAIN_MS = { config: 30_000, playlist: 30_000, alerts: 2_000 } as const;

/**
 * Above it a device is not believed: the column ends at 2³¹, and one device must not use a unit's revisions up.
 * A hub that makes one a second reaches it in sixty years.
 */
export const MAX_BELIEVED_REVISION = 2_000_000_000;

/** What is compared of a desired state. */
export type WantedRow = Pick<
  DesiredStateEntity,
  'id' | 'kind' | 'revision' | 'acceptedRevision' | 'sentAt' | 'dueAt'
>;

export interface LiveStatus {
  device: string;
  status: StatusUp;
  /** Keys of the units whose alerts it reads. */
  units: readonly string[];
}

export interface Differences {
  /** To be sent again, and when. */
  again: { row: WantedRow; dueAtMs: number }[];
  /** A device has a higher revision than the hub wants (a restored backup): ours must go above it. */
  raised: { row: WantedRow; above: number }[];
  /** The device has what it should, and no report said so yet. */
  inStep: WantedRow[];
}

/** What statuses say, compared with what is wanted; each row at most once, the highest revision counts. */
export function differencesOf(
  rows: readonly WantedRow[],
  live: readonly LiveStatus[],
  nowMs: number,
): Differences {
  const wanted = new Map(rows.map((row) => [row.id, row]));
  const lowest = new Map<WantedRow, number>();
  const highest = new Map<WantedRow, number>();
  const note = (id: string, revision: number): void => {
    const row = wanted.get(id);
    if (!row || revision > MAX_BELIEVED_REVISION) return;
    lowest.set(row, Math.min(lowest.get(row) ?? Infinity, revision));
    highest.set(row, Math.max(highest.get(row) ?? 0, revision));
  };
  for (const { device, status, units } of live) {
    note(`config:${device}`, status.configRevision);
    note(`playlist:${device}`, status.revision);
    for (const unit of units) note(`alerts:${unit}`, status.alerts[unit] ?? 0);
  }
  const differences: Differences = { again: [], raised: [], inStep: [] };
  for (const [row, has] of lowest) {
    const above = highest.get(row)!;
    if (above > row.revision) differences.raised.push({ row, above });
    else if (has !== row.revision) addAgain(differences, row, nowMs);
    else if (row.kind !== 'alerts' && row.acceptedRevision < row.revision) differences.inStep.push(row);
  }
  return differences;
}

function addAgain({ again }: Differences, row: WantedRow, nowMs: number): void {
  const dueAtMs = Math.max(nowMs, (row.sentAt?.getTime() ?? 0) + AGAIN_MS[row.kind]);
  if (row.dueAt === null || row.dueAt.getTime() > dueAtMs) again.push({ row, dueAtMs });
}
