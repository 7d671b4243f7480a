import type { paths } from '#api-client/schema.js';
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';
import type { Catalogue } from '../../texts/texts.js';

export type CalendarDay =
  paths['/api/v1/units/{unit}/calendar']['get']['responses'][200]['content']['application/json'][number];
export type Effect = CalendarDay['effect'];

/** Special days that a unit has set itself, by date; those of the units above it are theirs. */
export function useCalendarDays(unit: string | null) {
  return useQuery({
    queryKey: ['calendar-days', unit],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/units/{unit}/calendar', { params: { path: { unit: unit ?? '' } }, signal })),
    enabled: unit !== null,
  });
}

export const effectText = (t: Catalogue, effect: Effect): string =>
  effect.kind === 'as-weekday'
    ? t.calendarDays.asWeekday(t.common.weekdays[effect.weekday as 1] ?? '')
    : t.calendarDays.effects[effect.kind];
