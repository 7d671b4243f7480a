import type { paths } from '#api-client/schema.js';
import { showDate, showDateTime, showSeconds } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

type Forecast =
  paths['/api/v1/collisions/{id}/forecast']['post']['responses'][200]['content']['application/json'];

/** To the second where it matters: two items may begin in one minute. */
export const showStart = (at: string): string =>
  new Date(at).getUTCSeconds() === 0 ? showDateTime(at) : `${showSeconds(at)} ${showDate(at)}`;

/** What becomes of a candidate, in a sentence; empty while it is being reckoned. */
export function useEffectText(forecast: Forecast | undefined): (id: string) => string {
  const { t } = useTexts();
  return (id) => {
    const outcome = forecast?.outcomes.find((o) => o.id === id);
    if (!outcome) return '';
    if (outcome.outcome === 'placed' && outcome.startAt)
      return t.collisions.effect.placed(showStart(outcome.startAt));
    if (outcome.outcome === 'refused') return t.collisions.effect.refused(outcome.message ?? '');
    return t.collisions.effect.colliding;
  };
}
