import type { operations } from '#api-client/schema.js';
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';
import type { Undoable } from './undo-list.js';

type Ok<K extends keyof operations> = operations[K] extends {
  responses: { 200: { content: { 'application/json': infer T } } };
}
  ? T
  : never;
type Body<K extends keyof operations> = operations[K] extends {
  requestBody: { content: { 'application/json': infer T } };
}
  ? T
  : never;

export type Schedule = Ok<'showSchedule'>;
export type Occurrence = Schedule['occurrences'][number];
export type DryRun = Ok<'dryRunChange'>;
export type ProgrammeWeek = Ok<'showProgrammeWeek'>;
export type Change = Body<'changeOrder'>;
export type NewOrder = Body<'dryRunOrder'>;

/** What is read again when an order has changed. */
const QUERIES_OF_PLAN = ['schedule', 'station-days', 'order', 'programme-week'];
const REFRESH_MS = 20_000;
/** The plan follows an order within a moment; then it is read again. */
const PLANNED_MS = [800, 2500, 6000];

export const useSchedule = (station: string | null, from: string, to: string) =>
  useQuery({
    queryKey: ['schedule', station, from, to],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/schedule/{station}', {
          params: { path: { station: station ?? '' }, query: { from, to } },
          signal,
        }),
      ),
    enabled: station !== null,
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });

/** The airing of an order that a person who comes for it wants to see. */
export const useOrderFocus = (order: string | null) =>
  useQuery({
    queryKey: ['order-focus', order],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/orders/{id}/focus', { params: { path: { id: order ?? '' } }, signal })),
    enabled: order !== null,
    staleTime: 0,
    gcTime: 0,
  });

/** A station's programme of a week, and what has become of its approval. */
export const useProgrammeWeek = (station: string | null, monday: string | null) =>
  useQuery({
    queryKey: ['programme-week', station, monday],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/programme-weeks/{station}/{monday}', {
          params: { path: { station: station ?? '', monday: monday ?? '' } },
          signal,
        }),
      ),
    enabled: station !== null && monday !== null,
    staleTime: 60_000,
  });

/** What was changed in the meantime is refused by the hub, and shown anew. */
export function useApproveWeek(station: string, monday: string) {
  const client = useQueryClient();
  const queryKey = ['programme-week', station, monday];
  return useMutation({
    mutationFn: ({ hash, note }: { hash: string; note: string }) =>
      ask(
        api.POST('/api/v1/programme-weeks/{station}/{monday}/approve', {
          params: { path: { station, monday } },
          body: { hash, note },
        }),
      ),
    onSuccess: (week) => client.setQueryData(queryKey, week),
    onError: () => client.invalidateQueries({ queryKey }),
  });
}

export const useStationDays = (from: string, to: string, page: number, search: string) =>
  useQuery({
    queryKey: ['station-days', from, to, page, search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/station-days', {
          params: { query: { from, to, page, limit: 25, ...(search && { search }) } },
          signal,
        }),
      ),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });

export const useStationChoice = (search: string) =>
  useQuery({
    queryKey: ['stations', 'choice', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/stations', { params: { query: { limit: 30, ...(search && { search }) } }, signal }),
      ),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

export const usePlayable = (search: string) =>
  useQuery({
    queryKey: ['bulletins', 'playable', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/bulletins', {
          params: { query: { state: 'approved', limit: 50, ...(search && { q: search }) } },
          signal,
        }),
      ),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

function readAgain(client: QueryClient): void {
  const read = () =>
    void client.invalidateQueries({
      predicate: ({ queryKey: [first] }) => QUERIES_OF_PLAN.includes(String(first)),
    });
  read();
  for (const ms of PLANNED_MS) setTimeout(read, ms);
}

export const useChangeDryRun = (order: string, body: Change | null) =>
  useQuery({
    queryKey: ['change-dry-run', order, body],
    queryFn: ({ signal }) =>
      ask(
        api.POST('/api/v1/orders/{id}/changes/dry-run', {
          params: { path: { id: order } },
          body: body as Change,
          signal,
        }),
      ),
    enabled: body !== null,
    staleTime: 0,
    retry: false,
  });

/** Tried when somebody presses for it. */
export function useTriedChange(order: string) {
  return useMutation({
    mutationFn: (body: Change) =>
      ask(api.POST('/api/v1/orders/{id}/changes/dry-run', { params: { path: { id: order } }, body })),
  });
}

export function useChangeOrder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ order, body }: { order: string; body: Change }) =>
      ask(api.POST('/api/v1/orders/{id}/changes', { params: { path: { id: order } }, body })),
    onSuccess: () => readAgain(client),
  });
}

/** The whole order, at once and for good. */
export function useWithdrawOrder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ order, reason }: { order: string; reason: string }) =>
      ask(api.POST('/api/v1/orders/{id}/withdraw', { params: { path: { id: order } }, body: { reason } })),
    onSuccess: () => readAgain(client),
  });
}

/** All that one change did, in one call: taken back whole or not at all. */
export function useUndoChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (changes: readonly Undoable[]) => {
      const body = { changes: changes.map(({ order, version, from }) => ({ order, version, from })) };
      return (await ask(api.POST('/api/v1/schedule/undo', { body }))).orders;
    },
    onSuccess: () => readAgain(client),
  });
}

export const useCopyPreview = (unit: string, monday: string) =>
  useQuery({
    queryKey: ['copy-week', unit, monday],
    queryFn: ({ signal }) =>
      ask(api.POST('/api/v1/schedule/copy-week/dry-run', { body: { unit, monday }, signal })),
    staleTime: 0,
    retry: false,
  });

export function useCopyWeek() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { unit: string; monday: string }) =>
      ask(api.POST('/api/v1/schedule/copy-week', { body })),
    onSuccess: () => readAgain(client),
  });
}

export function useOrderDryRun() {
  return useMutation({
    mutationFn: (body: NewOrder) => ask(api.POST('/api/v1/orders/dry-run', { body })),
  });
}

/** Made and confirmed for as many places as were shown; what cannot be confirmed leaves no draft behind. */
export function useConfirmOrder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      body,
      places,
      abandoned,
    }: {
      body: NewOrder;
      places: number;
      abandoned: string;
    }) => {
      const order = await ask(api.POST('/api/v1/orders', { body }));
      const path = { params: { path: { id: order.id } } };
      try {
        return await ask(api.POST('/api/v1/orders/{id}/confirm', { ...path, body: { places } }));
      } catch (cause) {
        await ask(api.POST('/api/v1/orders/{id}/withdraw', { ...path, body: { reason: abandoned } }));
        throw cause;
      }
    },
    onSuccess: () => readAgain(client),
  });
}
