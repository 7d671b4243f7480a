import { candidatesHash } from './candidates.js';
import { contentHashOf } from './programme.js';
import { refOf, type Request } from './requests.js';
import { endOf, type Aired } from './air-run.js';
import type { Contest } from './contest.js';
import type { Candidate, Collision, CollisionRule, Decision, PlannedItem, Resolution } from './types.js';

/** A priority request that wants a slot which others have. */
export interface Contender extends Contest {
  request: Request;
}

/** Occupants and contenders that hang together, by shared occupants: each request is in one collision at most. */
export interface ContestGroup {
  occupants: Aired[];
  contenders: Contender[];
  collision: Collision;
}

/** How a collision ends: who keeps the slot, in which order the others look for another, and who does not air. */
export interface Settlement {
  winnerId: string;
  ranking: readonly string[];
  dropped: ReadonlySet<string>;
  decision: Decision;
}

export function groupContests(contenders: readonly Contender[], collisionRuleMs: number): ContestGroup[] {
  const groups: { occupants: Map<string, Aired>; contenders: Contender[] }[] = [];
  for (const contender of contenders) {
    const touched = groups.filter(({ occupants }) => contender.occupants.some(({ id }) => occupants.has(id)));
    const group = touched[0] ?? { occupants: new Map<string, Aired>(), contenders: [] };
    if (touched.length === 0) groups.push(group);
    for (const other of touched.slice(1)) {
      other.occupants.forEach((aired, id) => group.occupants.set(id, aired));
      group.contenders.push(...other.contenders);
      groups.splice(groups.indexOf(other), 1);
    }
    for (const aired of contender.occupants) group.occupants.set(aired.id, aired);
    group.contenders.push(contender);
  }
  return groups.map((group) => describe([...group.occupants.values()], group.contenders, collisionRuleMs));
}

function describe(occupants: Aired[], contenders: Contender[], collisionRuleMs: number): ContestGroup {
  occupants.sort((a, b) => a.startMs - b.startMs);
  const first = contenders[0];
  if (!first) throw new Error('a collision without contenders');
  const { run } = first.slot;
  const starts = [...occupants.map((o) => o.startMs), ...contenders.map((c) => c.slot.startMs)];
  const ends = [...occupants.map(endOf), ...contenders.map((c) => c.slot.endMs)];
  const candidates = [
    ...occupants.map(candidateOfAired),
    ...contenders.map(({ request }) => candidateOf(request)),
  ];
  candidates.sort((a, b) => (a.id < b.id ? -1 : 1));
  const startMs = Math.min(...starts);
  const collision: Collision = {
    stationId: first.request.stationId,
    localDate: run.localDate,
    window: run.window,
    startMs,
    endMs: Math.max(...ends),
    occupantIds: occupants.map(({ id }) => id),
    contenders: contenders.map(({ request }) => refOf(request)),
    candidates,
    candidatesHash: candidatesHash(candidates),
    decideByMs: startMs - collisionRuleMs,
  };
  return { occupants, contenders, collision };
}

function candidateOf({ id, orderId, version, programme }: Request): Candidate {
  return { id, orderId, version, durationMs: programme.soundMs, contentHash: contentHashOf(programme.items) };
}

function candidateOfAired(aired: Aired): Candidate {
  if (!aired.frozen) return candidateOf(aired);
  const { id, orderId, version, items } = aired.frozen;
  const content = items.filter((item): item is PlannedItem & { kind: 'content' } => item.kind === 'content');
  const durationMs = content.reduce((sum, item) => sum + item.durationMs, 0);
  return { id, orderId, version, durationMs, contentHash: contentHashOf(content) };
}

/**
 * The answer to a collision: a person's that is bound to these candidates, else the commune's rule once `decideByMs` has
 * passed, else none yet. What is frozen in the slot keeps it.
 */
export function settle(
  group: ContestGroup,
  resolutions: readonly Resolution[],
  rule: CollisionRule,
  nowMs: number,
): Settlement | null {
  const { collision } = group;
  const ids = new Set(collision.candidates.map(({ id }) => id));
  const resolution = resolutions.findLast((r) => r.candidatesHash === collision.candidatesHash);
  const kept = group.occupants.find(({ frozen }) => frozen !== null);
  if (resolution) {
    const dropped = new Set(resolution.dropped.filter((id) => ids.has(id)));
    const ranking = resolution.ranking.filter((id) => ids.has(id) && !dropped.has(id));
    const winnerId = ranking[0] ?? collision.candidates.find(({ id }) => !dropped.has(id))?.id;
    if (
      winnerId !== undefined &&
      (!kept || group.occupants.some(({ id, frozen }) => frozen && id === winnerId))
    ) {
      return {
        winnerId,
        ranking,
        dropped,
        decision: { by: 'person', about: 'collision', id: resolution.id },
      };
    }
  }
  if (collision.decideByMs > nowMs) return null;
  const winnerId = (kept ?? preferred(group, rule))?.id;
  if (winnerId === undefined) return null;
  return {
    winnerId,
    ranking: [winnerId],
    dropped: new Set(),
    decision: { by: 'rule', about: 'collision', id: rule.id },
  };
}

function preferred({ occupants, contenders }: ContestGroup, rule: CollisionRule): { id: string } | undefined {
  const [placed] = occupants;
  if (rule.prefer === 'placed') return placed;
  const has = occupants.find(
    (aired) => (aired.frozen ? aired.frozen.source : aired.airing.version.source) === rule.prefer,
  );
  const wants = contenders.find(({ request }) => request.airing.version.source === rule.prefer);
  return has ?? wants?.request ?? placed;
}
