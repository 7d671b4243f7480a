import type { paths } from '#api-client/schema.js';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { hubNowMs } from './hub-clock.js';
import { localDateOf } from '../texts/format.js';
import { api, ask } from './client.js';

export type RunSheet =
  paths['/api/v1/stations/{station}/run-sheet']['get']['responses']['200']['content']['application/json'];
export type SheetSession = RunSheet['sessions'][number];
export type SheetItem = SheetSession['items'][number];
export type AiringResult = 'finished' | 'partial' | 'missed';

const DAY_MS = 24 * 3600_000;

/** What an FM or wired station airs on a day; read again often enough that a withdrawn item is seen before it is read out. */
export function useRunSheet(station: string, date: string | undefined) {
  return useQuery({
    queryKey: ['run-sheet', station, date],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/stations/{station}/run-sheet', {
          params: { path: { station }, query: { date } },
          signal,
        }),
      ),
    refetchInterval: 30_000,
    enabled: date !== undefined,
  });
}

/** The earliest day of this station with airings that wait for an officer's word; null: there is none. */
export function useUnconfirmedDay(station: string) {
  return useQuery({
    queryKey: ['as-run', 'unconfirmed', station],
    queryFn: async ({ signal }) => {
      const now = hubNowMs();
      const { items } = await ask(
        api.GET('/api/v1/as-run', {
          params: {
            query: {
              ...{ station, kind: 'person', end: 'open', sort: 'plannedStart', limit: 1 },
              ...{ from: localDateOf(now - 2 * DAY_MS), to: localDateOf(now) },
            },
          },
          signal,
        }),
      );
      const [row] = items;
      return row && Date.parse(row.plannedStart) <= now ? row.localDate : null;
    },
  });
}

/** FM and wired stations with their day; a page of so many. */
export function useStationsByHand(date: string, page: number) {
  return useQuery({
    queryKey: ['station-days', date, 'by-hand', page],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/station-days', {
          params: { query: { from: date, to: date, byHand: 'true', page, limit: 50 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** An officer's word for airings, one after another. */
export function useConfirmAirings(onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      ids,
      result,
      reason = null,
    }: {
      ids: readonly string[];
      result: AiringResult;
      reason?: string | null;
    }) => {
      for (const id of ids)
        await ask(
          api.POST('/api/v1/as-run/{id}/confirm', { params: { path: { id } }, body: { result, reason } }),
        );
    },
    onSuccess: onDone,
    onSettled: () =>
      Promise.all(
        ['as-run', 'run-sheet', 'notices'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
