import type { Plan, PlannedItem, PlannedOccurrence, RequestRef } from '#domain/planning/types.js';
import type { OccurrenceEntity, SessionEntity } from '#persistence/entities/orders.entity.js';
import type { LoadedInput, ShownItem } from './plan-input.js';
import type { Shown, Sound } from './order-sounds.js';

export type OccurrenceRow = Omit<OccurrenceEntity, 'rowsMade' | 'updatedAt'>;
export type SessionRow = SessionEntity;

/** An item of an occurrence as the playlists are built from it. */
export type StoredItem =
  | { kind: 'stinger'; offsetMs: number; durationMs: number }
  | ({ kind: 'content'; offsetMs: number } & Sound)
  | ({ kind: 'display' } & Shown);

/** Every request of the plan as a row, whatever became of it. */
export function occurrenceRows(plan: Plan, loaded: LoadedInput): OccurrenceRow[] {
  const rows: OccurrenceRow[] = [];
  for (const placed of placedOf(plan)) rows.push(placedRow(placed, loaded));
  for (const offer of plan.offers)
    for (const request of offer.requests) rows.push(waitingRow(request, 'offered', null, loaded));
  for (const collision of plan.collisions) {
    for (const contender of collision.contenders) {
      rows.push(
        waitingRow(
          contender,
          'colliding',
          { reason: 'colliding', occupants: collision.occupantIds, decideByMs: collision.decideByMs },
          loaded,
        ),
      );
    }
  }
  for (const refusal of plan.refusals) {
    const { reason, remedy, occupantIds, decision, horizonEnded } = refusal;
    rows.push(
      waitingRow(
        refusal,
        reason === 'withdrawn' ? 'withdrawn' : 'refused',
        { reason, remedy, occupants: occupantIds, decision, horizonEnded },
        loaded,
      ),
    );
  }
  return rows;
}

/** What has a slot, and what is only shown. */
export const placedOf = (plan: Plan): PlannedOccurrence[] => [
  ...plan.sessions.flatMap((session) => session.occurrences),
  ...plan.displays,
];

export function sessionRows(plan: Plan, loaded: LoadedInput): SessionRow[] {
  return plan.sessions.map((s) => ({
    id: s.id,
    stationId: s.stationId,
    unitPath: loaded.stations.get(s.stationId)?.unitPath ?? '',
    localDate: s.localDate,
    window: s.window,
    startAt: new Date(s.startMs),
    endAt: new Date(s.endMs),
    openingMs: s.openingMs,
    closingMs: s.closingMs,
    minutes: Math.ceil(s.countedMs / 60_000),
  }));
}

function placedRow(placed: PlannedOccurrence, loaded: LoadedInput): OccurrenceRow {
  return {
    ...identity(placed, loaded),
    class: placed.class,
    state: 'placed',
    frozen: placed.frozen,
    sessionId: placed.sessionId,
    startAt: new Date(placed.startMs),
    latestStartAt: null,
    durationMs: placed.durationMs,
    plan: placed,
    displayUntil: placed.display ? new Date(placed.display.untilMs) : null,
    items: [
      ...placed.items.map((item) => storedItem(item, loaded)),
      ...((placed.display?.items ?? []) as readonly ShownItem[]).map(shownItem),
    ],
    replaces: placed.replacesId,
    outcome: placed.decision,
  };
}

function waitingRow(
  request: RequestRef,
  state: string,
  outcome: unknown,
  loaded: LoadedInput,
): OccurrenceRow {
  return {
    ...identity(request, loaded),
    class: loaded.orders.get(request.orderId)?.class ?? 3,
    state,
    frozen: false,
    sessionId: null,
    startAt: null,
    latestStartAt: null,
    displayUntil: null,
    durationMs: 0,
    plan: null,
    items: [],
    replaces: null,
    outcome,
  };
}

function identity(request: RequestRef, loaded: LoadedInput) {
  const order = loaded.input.orders.find((o) => o.id === request.orderId);
  const asked = order?.versions
    .find((v) => v.version === request.version)
    ?.stations.find((s) => s.stationId === request.stationId);
  return {
    id: request.id,
    orderId: request.orderId,
    orderVersion: request.version,
    stationId: request.stationId,
    unitPath: loaded.stations.get(request.stationId)?.unitPath ?? '',
    localDate: request.localDate,
    index: request.index,
    bulletinIds: [
      ...new Set([...(asked?.items ?? []), ...(asked?.display?.items ?? [])].map((i) => i.bulletinId)),
    ],
    places: [...(loaded.places.get(`${request.orderId}|${request.version}|${request.stationId}`) ?? [])],
  };
}

function shownItem({ contentHash: _, ...file }: ShownItem): StoredItem {
  return { kind: 'display', ...file };
}

function storedItem(item: PlannedItem, loaded: LoadedInput): StoredItem {
  if (item.kind === 'stinger')
    return { kind: 'stinger', offsetMs: item.offsetMs, durationMs: item.durationMs };
  const sound = loaded.sounds.get(item.bulletinId)?.sounds.find((s) => s.sha256 === item.contentHash);
  return {
    kind: 'content',
    offsetMs: item.offsetMs,
    bulletinId: item.bulletinId,
    language: sound?.language ?? 'vi',
    sha256: item.contentHash,
    bytes: sound?.bytes ?? 0,
    durationMs: item.durationMs,
  };
}
