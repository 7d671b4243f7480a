import type { paths } from '#api-client/schema.js';
import { showDateSeconds, showDateTime } from '../../texts/format.js';
import { whyText } from '../../texts/hub-sentences.js';
import { useTexts } from '../../texts/texts.js';

type Forecast =
  paths['/api/v1/collisions/{id}/forecast']['post']['responses'][200]['content']['application/json'];

/** To the second where it matters: two items may begin in one minute. */
export const showStart = (at: string): string =>
  new Date(at).getUTCSeconds() === 0 ? showDateTime(at) : showDateSeconds(at);

/** What becomes of a candidate, in a sentence; empty while it is being reckoned. */
export function useEffectText(forecast: Forecast | undefined): (id: string) => string {
  const { t } = useTexts();
  return (id) => {
    const outcome = forecast?.outcomes.find((o) => o.id === id);
    if (!outcome) return '';
    if (outcome.outcome === 'placed' && outcome.startAt)
      return t.collisions.effect.placed(showStart(outcome.startAt));
    if (outcome.outcome === 'refused') return t.collisions.effect.refused(whyText(outcome));
    return t.collisions.effect.colliding;
  };
}
