import { groupContests, settle, type Contender, type ContestGroup, type Settlement } from './collisions.js';
import { place, type Manner } from './placing.js';
import type { Ground } from './slots.js';
import type { Request } from './requests.js';
import type { CollisionRule, Decision, Resolution, SettledCollision } from './types.js';

/** After so many rounds of promoted winners whatever still collides stays colliding. */
const MAX_ROUNDS = 64;

/** A request that lost its slot: how it goes on, and whose decision that is. */
interface Loser {
  request: Request;
  manner: Manner;
  decision: Decision;
  order: number;
}

export interface PriorityOutcome {
  ground: Ground;
  open: ContestGroup[];
  settled: SettledCollision[];
  unplaced: { request: Request; decision: Decision | null; dropped: boolean; lost: boolean }[];
}

interface Standing {
  promoted: Map<string, Decision>;
  /** Occupants that a decision left in their slot. */
  kept: Map<string, Decision>;
  losers: Map<string, Loser>;
  dropped: Map<string, { request: Request; decision: Decision }>;
  settled: Map<string, SettledCollision>;
}

/**
 * Places the priority requests of a station, given in the order of placing. Who wins a decided collision against the
 * occupant goes first, and all is placed again; who lost goes last, so that it takes no slot that is nobody's quarrel.
 *
 * @param freshGround the station with nothing but its frozen part.
 */
export function placePriority(
  requests: readonly Request[],
  freshGround: () => Ground,
  resolutions: readonly Resolution[],
  rule: CollisionRule,
  settings: { collisionRuleMs: number; nowMs: number },
): PriorityOutcome {
  const standing: Standing = {
    promoted: new Map(),
    kept: new Map(),
    losers: new Map(),
    dropped: new Map(),
    settled: new Map(),
  };
  const byId = new Map(requests.map((request) => [request.id, request]));
  for (let round = 1; ; round += 1) {
    const ground = freshGround();
    const { contenders, unplaced } = placeOnce(ground, requests, standing, byId);
    const groups = groupContests(contenders, settings.collisionRuleMs);
    const open: ContestGroup[] = [];
    let again = false;
    for (const group of groups) {
      const settlement = round < MAX_ROUNDS ? settle(group, resolutions, rule, settings.nowMs) : null;
      if (settlement) again = record(group, settlement, standing, byId) || again;
      else open.push(group);
    }
    if (again) continue;
    const lost = placeLosers(ground, standing);
    const dropped = [...standing.dropped.values()].map((d) => ({ ...d, dropped: true, lost: true }));
    return {
      ground,
      open,
      settled: [...standing.settled.values()],
      unplaced: [...unplaced, ...lost, ...dropped],
    };
  }
}

function placeOnce(
  ground: Ground,
  requests: readonly Request[],
  standing: Standing,
  byId: ReadonlyMap<string, Request>,
): { contenders: Contender[]; unplaced: PriorityOutcome['unplaced'] } {
  const contenders: Contender[] = [];
  const unplaced: PriorityOutcome['unplaced'] = [];
  const one = (request: Request, decision: Decision | null): void => {
    const { startMs, contested } = place(ground, request, 'asked', decision);
    if (contested) contenders.push({ request, ...contested });
    else if (startMs === null) unplaced.push({ request, decision, dropped: false, lost: false });
  };
  for (const [id, decision] of standing.promoted) {
    const request = byId.get(id);
    if (request) one(request, decision);
  }
  for (const request of requests) {
    if (
      standing.promoted.has(request.id) ||
      standing.losers.has(request.id) ||
      standing.dropped.has(request.id)
    )
      continue;
    one(request, standing.kept.get(request.id) ?? null);
  }
  return { contenders, unplaced };
}

/** Writes down how a collision ended; true when a winner has to be placed before what has its slot now. */
function record(
  group: ContestGroup,
  settlement: Settlement,
  standing: Standing,
  byId: ReadonlyMap<string, Request>,
): boolean {
  const { winnerId, decision, dropped, ranking } = settlement;
  const { collision, occupants } = group;
  const { stationId, candidates } = collision;
  standing.settled.set(collision.candidatesHash, {
    stationId,
    candidatesHash: collision.candidatesHash,
    candidates,
    decision,
    winnerId,
  });
  const places = new Map(ranking.map((id, i) => [id, i]));
  const sequence = [...byId.keys()];
  const promote = !occupants.some(({ id }) => id === winnerId);
  if (promote) {
    standing.promoted.set(winnerId, decision);
    standing.losers.delete(winnerId);
  } else {
    standing.kept.set(winnerId, decision);
    const winner = occupants.find(({ id }) => id === winnerId);
    if (winner && !winner.frozen) winner.decision = decision;
  }
  for (const { id } of candidates) {
    const request = byId.get(id);
    if (!request || id === winnerId || standing.promoted.has(id)) continue;
    if (dropped.has(id)) standing.dropped.set(id, { request, decision });
    else if (promote || !occupants.some((occupant) => occupant.id === id)) {
      const order = (places.get(id) ?? 1000) * 1_000_000 + sequence.indexOf(id);
      standing.losers.set(id, {
        request,
        decision,
        order,
        manner: decision.by === 'rule' ? 'next-session' : 'moved',
      });
    }
  }
  return promote || [...dropped].some((id) => occupants.some((occupant) => occupant.id === id));
}

function placeLosers(ground: Ground, standing: Standing): PriorityOutcome['unplaced'] {
  const unplaced: PriorityOutcome['unplaced'] = [];
  for (const { request, manner, decision } of [...standing.losers.values()].sort(
    (a, b) => a.order - b.order,
  )) {
    const { startMs } = place(ground, request, manner, decision);
    if (startMs === null) unplaced.push({ request, decision, dropped: false, lost: true });
  }
  return unplaced;
}
