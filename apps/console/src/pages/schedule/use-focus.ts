import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { type Occurrence, type Schedule, useOrderFocus } from './queries.js';

/**
 * `?order=`: goes to the station and the date of the airing of that order to look at first, and opens it there. What was
 * opened leaves the address, so that closing it is closing it.
 */
export function useFocus(
  data: Schedule | undefined,
  onOpen: (occurrence: Occurrence) => void,
): { isNowhere: boolean; error: unknown } {
  const [params, setParams] = useSearchParams();
  const { data: focus, error } = useOrderFocus(params.get('order'));
  const airing = params.get('airing');
  const found = airing === null ? undefined : data?.occurrences.find(({ id }) => id === airing);
  useEffect(() => {
    if (!focus?.occurrence) return;
    const { id, station, localDate } = focus.occurrence;
    setParams({ station, date: localDate, airing: id }, { replace: true });
  }, [focus, setParams]);
  useEffect(() => {
    if (!found) return;
    onOpen(found);
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('airing');
        return next;
      },
      { replace: true },
    );
  }, [found, onOpen, setParams]);
  return { isNowhere: focus !== undefined && focus.occurrence === null, error };
}
