import { checkPlanInput, PlanInputError } from './check-input.js';
import { compareOrders, ordersByStation } from './prepare.js';
import { remedies } from './refusals.js';
import { refOf, requestsOf } from './requests.js';
import { planStation, type StationInput } from './station-plan.js';
import type { OfferAnswer, OrderRefusal, Plan, PlanInput, PlannedOccurrence, PlanStation } from './types.js';

/**
 * Plans every station that the input names. Pure: the same input, its lists in any order, gives the same plan.
 *
 * @throws PlanInputError when no plan can be made of the input (a class 1, a malformed date, an id that is there twice).
 */
export function plan(input: PlanInput): Plan {
  const ids = new Set(input.stations.map(({ id }) => id));
  for (const { versions } of input.orders) {
    for (const { stations } of versions) for (const { stationId } of stations) ids.add(stationId);
  }
  return planStations(input, ids);
}

/**
 * Plans some stations only, with exactly the outcome that {@link plan} has for them: a changed order costs by the
 * stations that its old or new version touches. `orderRefusals` are those of all orders of the input.
 *
 * @throws PlanInputError as {@link plan}.
 */
export function planStations(input: PlanInput, stationIds: Iterable<string>): Plan {
  const problems = checkPlanInput(input);
  if (problems.length > 0) throw new PlanInputError(problems);
  const wanted = new Set(stationIds);
  const orders = ordersByStation(input, wanted);
  const withdrawn = new Map<string, number>();
  for (const { bulletinId, atMs } of input.withdrawnBulletins) {
    withdrawn.set(bulletinId, Math.min(atMs, withdrawn.get(bulletinId) ?? atMs));
  }
  const stations = new Map(input.stations.map((station) => [station.id, station]));
  const frozen = groupBy(input.frozen, wanted);
  const answers = groupBy(input.answers, wanted);
  const resolutions = groupBy(input.resolutions, wanted);
  const whole: Plan = {
    sessions: [],
    displays: [],
    offers: [],
    collisions: [],
    settled: [],
    displaced: [],
    refusals: [],
    orderRefusals: orderRefusals(input),
    staleResolutionIds: [],
  };
  for (const id of [...wanted].sort()) {
    const station = stations.get(id) ?? unknownStation(id);
    const here: StationInput = {
      station,
      orders: orders.get(id) ?? [],
      frozen: frozen.get(id) ?? [],
      answers: answersByOrder(answers.get(id) ?? []),
      resolutions: [...(resolutions.get(id) ?? [])].sort(
        (a, b) => a.decidedAtMs - b.decidedAtMs || (a.id < b.id ? -1 : 1),
      ),
    };
    if (!stations.has(id)) refuseUnknown(input, here, withdrawn, whole);
    else add(whole, planStation(input, here, withdrawn));
  }
  return whole;
}

/** Orders that ask for nothing: by their latest version, no station, or no airing in a day. */
export function orderRefusals(input: Pick<PlanInput, 'orders'>): OrderRefusal[] {
  const refusals: OrderRefusal[] = [];
  for (const order of [...input.orders].sort(compareOrders)) {
    const latest = [...order.versions].sort((a, b) => b.version - a.version)[0];
    if (!latest || order.withdrawnAtMs !== null) continue;
    const refused = { orderId: order.id, version: latest.version, ownerId: order.ownerId };
    if (latest.stations.length === 0) refusals.push({ ...refused, reason: 'nobody' });
    else if (latest.airings.length === 0) refusals.push({ ...refused, reason: 'no-airings' });
  }
  return refusals;
}

/**
 * Whether an occurrence belongs to the frozen part: it, or the opening before it, begins before `frozenUntilMs`. The
 * caller keeps what is frozen as the plan gave it, and hands it back with the next input.
 */
export function isFrozen(occurrence: PlannedOccurrence, frozenUntilMs: number): boolean {
  return occurrence.startMs - occurrence.openingMs < frozenUntilMs;
}

function groupBy<T extends { stationId: string }>(
  list: readonly T[],
  wanted: ReadonlySet<string>,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    if (!wanted.has(item.stationId)) continue;
    const group = groups.get(item.stationId);
    if (group) group.push(item);
    else groups.set(item.stationId, [item]);
  }
  return groups;
}

function answersByOrder(answers: readonly OfferAnswer[]): Map<string, OfferAnswer[]> {
  const byOrder = new Map<string, OfferAnswer[]>();
  for (const answer of answers) byOrder.set(answer.orderId, [...(byOrder.get(answer.orderId) ?? []), answer]);
  return byOrder;
}

function add(whole: Plan, part: Omit<Plan, 'orderRefusals'>): void {
  for (const session of part.sessions) whole.sessions.push(session);
  for (const display of part.displays) whole.displays.push(display);
  for (const refusal of part.refusals) whole.refusals.push(refusal);
  whole.offers.push(...part.offers);
  whole.collisions.push(...part.collisions);
  whole.settled.push(...part.settled);
  whole.displaced.push(...part.displaced);
  whole.staleResolutionIds.push(...part.staleResolutionIds);
}

function unknownStation(id: string): PlanStation {
  return {
    id,
    zone: 'Asia/Ho_Chi_Minh',
    windows: [],
    quiet: [],
    quota: { maxSessionsPerDay: null, maxMinutesPerSession: null, maxMinutesPerDay: null, weekdays: null },
    furniture: { openingMs: 0, stingerMs: 0, closingMs: 0 },
    calendarIds: [],
    pausedUntilMs: null,
    offerRules: [],
    collisionRule: { id: '', prefer: 'placed' },
  };
}

function refuseUnknown(
  input: PlanInput,
  here: StationInput,
  withdrawn: ReadonlyMap<string, number>,
  whole: Plan,
): void {
  for (const request of requestsOf(input, here.station, here.orders, withdrawn)) {
    whole.refusals.push({
      ...refOf(request),
      ownerId: request.prepared.order.ownerId,
      reason: 'unknown-station',
      remedy: remedies['unknown-station'],
      occupantIds: [],
      horizonEnded: false,
      decision: null,
    });
  }
}
