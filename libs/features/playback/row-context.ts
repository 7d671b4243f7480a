import { settle } from '#domain/ledger/settle.js';
import type { AsRunRow, RowContext, RowFacts } from '#domain/ledger/types.js';
import type { AsRunEntity } from '#persistence/entities/playback.entity.js';

/** What the hub knows of a row's place beside the reports. */
export interface PlaceKnowledge {
  acceptedRevision?: number;
  stagedFiles?: ReadonlySet<string>;
  offlineSinceMs?: number | null;
  powerLostAtMs?: number | null;
  clock?: RowContext['clock'];
  muted?: RowContext['muted'];
  withdrawnAtMs?: number | null;
  orderWithdrawnAtMs?: number | null;
}

export function contextOf(row: AsRunEntity, graceMs: number, known: PlaceKnowledge = {}): RowContext {
  const { stagedFiles, ...rest } = known;
  const isDisplay = row.channel === 'board';
  // The words of an emergency come with its message: a board waits for no file.
  const isReady = isDisplay && row.kind === 'alert';
  return {
    kind: row.kind === 'alert' ? 'alert' : 'occurrence',
    ...(isDisplay && { isDisplay }),
    startAtMs: row.plannedStart.getTime(),
    endAtMs: row.plannedStart.getTime() + row.durationMs,
    graceMs,
    items: row.planned.map((p) => ({ item: p.sha256, offsetMs: p.offsetMs, durationMs: p.durationMs })),
    expectedPlays: row.readings,
    requiredRevision: row.requiredRevision,
    ...(stagedFiles && { staged: isReady || row.planned.every((p) => stagedFiles.has(p.sha256)) }),
    ...(row.kind === 'person' && {
      confirmedByPersonUntilMs: row.confirmUntil?.getTime() ?? row.plannedStart.getTime(),
    }),
    ...rest,
  };
}

/** The columns that follow from a row's facts; the row itself is not changed. */
export function settled(
  row: AsRunEntity,
  facts: RowFacts,
  context: RowContext,
  nowMs: number,
): { values: Partial<AsRunEntity>; row: AsRunRow } {
  const now = settle(facts, context, nowMs);
  return {
    row: now,
    values: {
      facts,
      state: now.state,
      end: now.end,
      reason: now.reason,
      late: now.late,
      preempted: now.preempted,
      segments: now.segments,
      playedMs: Math.round(now.playedMs),
      startedAt: now.startedAtMs === null ? null : new Date(now.startedAtMs),
      endedAt: now.endedAtMs === null ? null : new Date(now.endedAtMs),
      evidence: now.evidence === 'none' ? null : now.evidence,
    },
  };
}

/** The row as a report or a correction shows it, from its columns. */
export function asRunOf(
  row: AsRunEntity,
): Pick<
  AsRunRow,
  | 'end'
  | 'reason'
  | 'late'
  | 'preempted'
  | 'startedAtMs'
  | 'endedAtMs'
  | 'playedMs'
  | 'evidence'
  | 'confirmedBy'
  | 'segments'
> & { channel: AsRunEntity['channel'] } {
  return {
    channel: row.channel,
    end: row.end as AsRunRow['end'],
    reason: row.reason,
    late: row.late,
    preempted: row.preempted,
    startedAtMs: row.startedAt?.getTime() ?? null,
    endedAtMs: row.endedAt?.getTime() ?? null,
    playedMs: row.playedMs,
    evidence: (row.evidence ?? 'none') as AsRunRow['evidence'],
    confirmedBy: row.kind === 'person' ? 'person' : 'device',
    segments: row.segments as AsRunRow['segments'],
  };
}
