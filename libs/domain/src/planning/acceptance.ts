import { wishOf, type Wish } from './prepare.js';
import type { Request } from './requests.js';
import type { Decision, OfferAnswer, OrderVersion, PlanStation } from './types.js';

/** What became of a normal request from above. */
export type Acceptance =
  | { outcome: 'accepted'; decision: Decision; wish: Wish | null }
  | { outcome: 'declined'; decision: Decision }
  /** `changed`: an earlier version was answered, and this one has other content or times. */
  | { outcome: 'open'; changed: boolean };

/**
 * The answer that holds for a request: a person's for this version (its date before its series), else a person's for
 * an earlier version that follows updates or offered the same, else the commune's first standing rule that matches. A
 * rule does not answer what comes back changed after a person has answered: that is the person's again.
 *
 * @param answers of this station and order, in any order.
 * @param windowAsked the name of the window that the request asks for, if any.
 */
export function acceptanceOf(
  request: Request,
  answers: readonly OfferAnswer[],
  station: PlanStation,
  windowAsked: string | null,
): Acceptance {
  const { version } = request.airing;
  const mine = answers
    .filter(
      (a) => a.version <= version.version && (a.localDate === null || a.localDate === request.localDate),
    )
    .sort(
      (a, b) =>
        b.version - a.version ||
        Number(b.localDate !== null) - Number(a.localDate !== null) ||
        b.answeredAtMs - a.answeredAtMs ||
        (a.id < b.id ? -1 : 1),
    );
  const answer = mine.find(
    (a) => a.version === version.version || a.followUpdates || offersTheSame(request, a.version),
  );
  if (answer) {
    const decision: Decision = { by: 'person', about: 'offer', id: answer.id };
    if (answer.answer === 'decline') return { outcome: 'declined', decision };
    return { outcome: 'accepted', decision, wish: answer.into && wishOf(answer.into) };
  }
  if (mine.length > 0) return { outcome: 'open', changed: true };
  return byRule(version, station, windowAsked);
}

function byRule(version: OrderVersion, station: PlanStation, windowAsked: string | null): Acceptance {
  const rule = station.offerRules.find(
    ({ fields, windows }) =>
      (!fields || fields.includes(version.field)) &&
      (!windows || (windowAsked !== null && windows.includes(windowAsked))),
  );
  if (!rule) return { outcome: 'open', changed: false };
  const decision: Decision = { by: 'rule', about: 'offer', id: rule.id };
  if (rule.answer === 'decline') return { outcome: 'declined', decision };
  return { outcome: 'accepted', decision, wish: rule.into ? wishOf(rule.into) : null };
}

/** True when an earlier version had the same content for this station, at the same times. */
function offersTheSame(request: Request, earlier: number): boolean {
  const before = request.prepared.order.versions.find(({ version }) => version === earlier);
  return before !== undefined && offerText(before, request) === offerText(request.airing.version, request);
}

function offerText(version: OrderVersion, { stationId, localDate }: Request): string {
  const asked = version.stations.find(
    (s) =>
      s.stationId === stationId &&
      (s.fromLocalDate === undefined || s.fromLocalDate <= localDate) &&
      (s.toLocalDate === undefined || localDate <= s.toLocalDate),
  );
  const content = asked?.items.map(({ contentHash, durationMs }) => [contentHash, durationMs]);
  const shown = asked?.display?.items.map(({ contentHash }) => contentHash);
  return JSON.stringify([content, shown, version.airings, version.recurrence, version.moved ?? []]);
}
