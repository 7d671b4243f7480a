import { emptyFacts } from '#domain/ledger/facts.js';
import { newId } from '#platform/ids.js';
import type { AsRunEntity } from '#persistence/entities/playback.entity.js';

/** What is known of a row when it is made; everything else follows from reports. */
export type PlannedRow = Pick<
  AsRunEntity,
  | 'kind'
  | 'channel'
  | 'subject'
  | 'placeId'
  | 'deviceId'
  | 'stationId'
  | 'orderId'
  | 'unitPath'
  | 'localDate'
  | 'title'
  | 'field'
  | 'class'
  | 'plannedStart'
  | 'durationMs'
  | 'planned'
  | 'requiredRevision'
  | 'readings'
  | 'confirmUntil'
  | 'updatedAt'
>;

/** A row of the ledger before the first report. */
export function newRow(planned: PlannedRow): AsRunEntity {
  return {
    ...planned,
    id: newId(),
    state: 'planned',
    end: null,
    reason: null,
    late: false,
    preempted: false,
    segments: [],
    playedMs: 0,
    startedAt: null,
    endedAt: null,
    evidence: null,
    facts: emptyFacts(),
    version: 1,
    closed: false,
    stopId: null,
  };
}
