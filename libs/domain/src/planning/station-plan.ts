import { parseLocalDate } from '../time/civil-date.js';
import { MINUTE_MS } from '../time/wall-clock.js';
import { startOfDay, zoneOffsetMs } from '../time/zone.js';
import { acceptanceOf } from './acceptance.js';
import { composeSessions } from './compose.js';
import { displacementOf } from './displacement.js';
import { isDisplayOnly, placeDisplay, silentStation, takenOff } from './displays.js';
import { explain } from './explain.js';
import { lastPossibleStart } from './offering.js';
import { place } from './placing.js';
import { placePriority } from './priority-pass.js';
import { compileRange, regulationDays } from './regulation-days.js';
import { remedies, type RefusalReason } from './refusals.js';
import { refOf, requestsOf, type Request } from './requests.js';
import { emptyAir } from './station-air.js';
import type { Ground } from './slots.js';
import type { OrderAtStation } from './prepare.js';
import type {
  Decision,
  Offer,
  OfferAnswer,
  Plan,
  PlanInput,
  PlannedOccurrence,
  PlanStation,
  Resolution,
} from './types.js';

/** What of the input concerns one station. */
export interface StationInput {
  station: PlanStation;
  orders: readonly OrderAtStation[];
  frozen: readonly PlannedOccurrence[];
  answers: ReadonlyMap<string, readonly OfferAnswer[]>;
  resolutions: readonly Resolution[];
}

/** A plan without what belongs to no station. */
export type StationPlan = Omit<Plan, 'orderRefusals'>;

interface Sorted {
  priority: Request[];
  normal: Request[];
  /** For boards only. */
  shown: Request[];
  offered: { request: Request; changed: boolean }[];
}

/** Plans one station; nothing of another station matters to it. */
export function planStation(
  input: PlanInput,
  here: StationInput,
  withdrawn: ReadonlyMap<string, number>,
): StationPlan {
  const { station } = here;
  const plan: StationPlan = {
    sessions: [],
    displays: [],
    offers: [],
    collisions: [],
    settled: [],
    displaced: [],
    refusals: [],
    staleResolutionIds: [],
  };
  const lastDay = parseLocalDate(input.horizon.toLocalDate);
  const refuse = (
    request: Request,
    reason: RefusalReason,
    occupantIds: string[] = [],
    decision: Decision | null = null,
  ): void => {
    const { ownerId } = request.prepared.order;
    const horizonEnded = request.latestDay > lastDay && reason === 'no-room';
    const remedy = remedies[reason];
    plan.refusals.push({ ...refOf(request), ownerId, reason, remedy, occupantIds, horizonEnded, decision });
  };
  const frozen = keepFrozen(here, withdrawn, input, plan);
  const freshGround = groundMaker(
    input,
    station,
    frozen.kept.filter((one) => !isDisplayOnly(one)),
    lastDay,
  );
  const boards = (): Ground => groundMaker(input, silentStation(station), [], lastDay)();
  const requests = requestsOf(input, station, here.orders, withdrawn).filter(({ id }) => !frozen.ids.has(id));
  const sorted = sortRequests(requests, here, freshGround(), refuse);
  const nowMs = input.frozenUntilMs - input.settings.freezeMs;
  const settings = { collisionRuleMs: input.settings.collisionRuleMs, nowMs };
  const outcome = placePriority(
    sorted.priority,
    freshGround,
    here.resolutions,
    station.collisionRule,
    settings,
  );
  const { ground } = outcome;
  plan.collisions = outcome.open.map(({ collision }) => collision);
  plan.settled = outcome.settled;
  for (const { request, decision, dropped, lost } of outcome.unplaced) {
    if (dropped) refuse(request, 'dropped', [], decision);
    else if (lost && decision?.by === 'rule')
      refuse(request, 'undecided', explain(ground, request, true).occupantIds, decision);
    else refuseWithCause(ground, request, refuse, lost, decision);
  }
  for (const request of sorted.normal) {
    const { startMs } = place(ground, request, 'asked', null);
    const displacement = displacementOf(ground, request, startMs);
    if (displacement) plan.displaced.push(displacement);
    if (startMs === null) refuseWithCause(ground, request, refuse, false, request.acceptance);
  }
  plan.displays = frozen.kept.filter(isDisplayOnly).map((one) => ({ ...one, frozen: true }));
  for (const request of sorted.shown) {
    const displayGround = boards();
    const display = placeDisplay(displayGround, request);
    if (display) plan.displays.push(display);
    else refuseWithCause(displayGround, request, refuse, false, request.acceptance);
  }
  plan.displays.sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
  plan.offers = makeOffers(sorted.offered, ground, input, refuse);
  plan.sessions = composeSessions(station, ground.air);
  plan.staleResolutionIds = staleResolutions(here.resolutions, outcome, requests);
  return plan;
}

type Refuse = (
  request: Request,
  reason: RefusalReason,
  occupantIds?: string[],
  decision?: Decision | null,
) => void;

function refuseWithCause(
  ground: Ground,
  request: Request,
  refuse: Refuse,
  elsewhere: boolean,
  decision: Decision | null,
): void {
  const { reason, occupantIds } = explain(ground, request, elsewhere);
  refuse(request, reason, occupantIds, decision);
}

/** The frozen part, without what was withdrawn before it began: that is refused. */
function keepFrozen(
  { frozen, orders }: StationInput,
  withdrawn: ReadonlyMap<string, number>,
  input: PlanInput,
  plan: StationPlan,
): { kept: PlannedOccurrence[]; ids: Set<string> } {
  const ids = new Set(frozen.map(({ id }) => id));
  const withdrawnAt = new Map(orders.map(({ prepared: { order } }) => [order.id, order.withdrawnAtMs]));
  for (const { orderId } of frozen) {
    if (withdrawnAt.has(orderId)) continue;
    withdrawnAt.set(orderId, input.orders.find(({ id }) => id === orderId)?.withdrawnAtMs ?? null);
  }
  const isWithdrawn = ({ orderId, startMs, items, display }: PlannedOccurrence): boolean => {
    const orderAt = withdrawnAt.get(orderId) ?? Number.POSITIVE_INFINITY;
    const bulletinIds = [...items, ...(display?.items ?? [])].flatMap((item) =>
      'bulletinId' in item ? [item.bulletinId] : [],
    );
    const content = bulletinIds.map((id) => withdrawn.get(id) ?? Number.POSITIVE_INFINITY);
    return startMs >= Math.min(orderAt, Math.max(...content));
  };
  const kept: PlannedOccurrence[] = [];
  for (const occurrence of frozen) {
    if (!isWithdrawn(occurrence))
      kept.push(takenOff(occurrence, withdrawnAt.get(occurrence.orderId) ?? null));
    else {
      const { ownerId } = occurrence;
      const why = {
        reason: 'withdrawn',
        remedy: 'none',
        occupantIds: [],
        horizonEnded: false,
        decision: null,
      } as const;
      plan.refusals.push({ ...refOf(occurrence), ownerId, ...why, occupantIds: [] });
    }
  }
  return { kept, ids };
}

function groundMaker(
  input: PlanInput,
  station: PlanStation,
  frozen: readonly PlannedOccurrence[],
  lastDay: number,
): () => Ground {
  const firstDay = parseLocalDate(input.horizon.fromLocalDate) - 1;
  const regulation = regulationDays(station, input.calendars, firstDay, lastDay);
  const minutes = (value: number | null): number =>
    value === null ? Number.POSITIVE_INFINITY : value * MINUTE_MS;
  const { maxSessionsPerDay, maxMinutesPerSession, maxMinutesPerDay } = station.quota;
  return () => ({
    station,
    offsetMs: zoneOffsetMs(station.zone),
    air: emptyAir(station, regulation, frozen),
    frozenUntilMs: input.frozenUntilMs,
    lastDay,
    limits: {
      sessions: maxSessionsPerDay ?? Number.POSITIVE_INFINITY,
      dayMs: minutes(maxMinutesPerDay),
    },
    sessionMs: new Map(
      station.windows.map(({ name, maxMinutes }) => [
        name,
        Math.min(minutes(maxMinutes ?? null), minutes(maxMinutesPerSession)),
      ]),
    ),
    windowFromMs: new Map(station.windows.map((window) => [window.name, compileRange(window).fromMs])),
  });
}

/** Requests by what they may do, each list in the order of placing: fixed before window; the rest as they came. */
function sortRequests(
  requests: readonly Request[],
  here: StationInput,
  ground: Ground,
  refuse: Refuse,
): Sorted {
  const buckets: [Request[], Request[], Request[], Request[]] = [[], [], [], []];
  const shown: Request[] = [];
  const offered: Sorted['offered'] = [];
  for (const request of requests) {
    const { version } = request.airing;
    const { order } = request.prepared;
    const { asked, programme } = request;
    const isAsked = asked.items.length > 0 || (asked.display?.items.length ?? 0) > 0;
    const isLeft = programme.items.length > 0 || programme.shown !== null;
    if (order.withdrawnAtMs !== null || (isAsked && !isLeft)) {
      refuse(request, 'withdrawn');
      continue;
    }
    if (asked.isUnapproved && !isAsked) {
      refuse(request, 'unapproved');
      continue;
    }
    if (asked.placeCount <= 0 || !isAsked) {
      refuse(request, 'nobody');
      continue;
    }
    if (version.class === 3 && version.source === 'above') {
      const acceptance = acceptanceOf(
        request,
        here.answers.get(order.id) ?? [],
        here.station,
        windowAsked(request, ground),
      );
      if (acceptance.outcome === 'declined') refuse(request, 'declined', [], acceptance.decision);
      if (acceptance.outcome === 'open') offered.push({ request, changed: acceptance.changed });
      if (acceptance.outcome !== 'accepted') continue;
      request.acceptance = acceptance.decision;
      if (acceptance.wish) request.wish = acceptance.wish;
    }
    if (programme.items.length === 0) shown.push(request);
    else buckets[(version.class === 2 ? 0 : 2) + (request.wish.fixed ? 0 : 1)]?.push(request);
  }
  const [fixedPriority, priority, fixedNormal, normal] = buckets;
  return { priority: [...fixedPriority, ...priority], normal: [...fixedNormal, ...normal], shown, offered };
}

/** The window that a request asks for; of a fixed time, the window that it falls in. */
function windowAsked({ wish, day }: Request, ground: Ground): string | null {
  if (!wish.fixed) return wish.window;
  const atMs = startOfDay(day, ground.offsetMs) + wish.atMs;
  const days = [day - 1, day].map((d) => ground.air.days[d - ground.air.firstDay]);
  const piece = days
    .flatMap((d) => d?.pieces ?? [])
    .find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  return piece?.window ?? null;
}

function makeOffers(offered: Sorted['offered'], ground: Ground, input: PlanInput, refuse: Refuse): Offer[] {
  const offers = new Map<string, Offer>();
  for (const { request, changed } of offered) {
    const lastStartMs = lastPossibleStart(ground, request);
    if (lastStartMs === null) {
      refuseWithCause(ground, request, refuse, true, null);
      continue;
    }
    if (lastStartMs < input.frozenUntilMs) {
      refuse(request, 'offer-expired');
      continue;
    }
    const { stationId, orderId, version } = request;
    const answerByMs = lastStartMs - input.settings.freezeMs;
    const offer: Offer = offers.get(`${orderId}|${version}`) ?? {
      ...{ stationId, orderId, version, changed, answerByMs },
      field: request.airing.version.field,
      requests: [],
    };
    offers.set(`${orderId}|${version}`, offer);
    offer.requests.push({ ...refOf(request), answerByMs });
    offer.answerByMs = Math.min(offer.answerByMs, answerByMs);
    offer.changed ||= changed;
  }
  return [...offers.values()];
}

/** Resolutions that no collision of now is bound to, though what they speak of is still to be planned. */
function staleResolutions(
  resolutions: readonly Resolution[],
  outcome: ReturnType<typeof placePriority>,
  requests: readonly Request[],
): string[] {
  if (resolutions.length === 0) return [];
  const hashes = new Set([
    ...outcome.settled.map(({ candidatesHash }) => candidatesHash),
    ...outcome.open.map(({ collision }) => collision.candidatesHash),
  ]);
  const unfrozen = new Set(requests.map(({ id }) => id));
  return resolutions
    .filter(
      (r) => !hashes.has(r.candidatesHash) && [...r.ranking, ...r.dropped].some((id) => unfrozen.has(id)),
    )
    .map(({ id }) => id);
}
