import type { paths } from '#api-client/schema.js';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from './client.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;
export type OnAirItem = Answer<'/api/v1/on-air'>[number];
export type Stop = Answer<'/api/v1/stops/{id}'>;
export type StoppedPlace = Answer<'/api/v1/stops/{id}/places'>['items'][number];
export type AsRunRow = Answer<'/api/v1/as-run'>['items'][number];
export type AsRunQuery = NonNullable<paths['/api/v1/as-run']['get']['parameters']['query']>;
export type AsRunFilter = NonNullable<paths['/api/v1/as-run/totals']['get']['parameters']['query']>;
export type AsRunTotals = Answer<'/api/v1/as-run/totals'>;
export type StationTotals = Answer<'/api/v1/as-run/stations'>[number];
export type DaysFilter = NonNullable<paths['/api/v1/as-run/open-days']['get']['parameters']['query']>;
export type OpenDay = Answer<'/api/v1/as-run/open-days'>[number];
export type ClosedDay = Answer<'/api/v1/as-run/days'>['items'][number];
export type RowReport = Answer<'/api/v1/as-run/{id}/reports'>['reports'][number];

/** What is on the air: looked at often while somebody is on the page, seldom for the button of the frame. */
export function useOnAir(everyMs: number, enabled = true) {
  return useQuery({
    queryKey: ['on-air'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/on-air', { signal })),
    refetchInterval: everyMs,
    enabled,
  });
}

export function useStops(page: number) {
  return useQuery({
    queryKey: ['stops', page],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/stops', { params: { query: { page, limit: 10 } }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** Quick while somebody still sounds, slow afterwards. */
const LIVE_MS = 2000;
const SETTLED_MS = 15_000;

export function useStop(id: string) {
  return useQuery({
    queryKey: ['stop', id],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/stops/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && state.data.totals.sounding === 0 ? SETTLED_MS : LIVE_MS),
  });
}

export function useStoppedPlaces(id: string, page: number) {
  return useQuery({
    queryKey: ['stop', id, 'places', page],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/stops/{id}/places', {
          params: { path: { id }, query: { page, limit: 50 } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data?.items.every((place) => place.state !== 'sounding') ? SETTLED_MS : LIVE_MS,
    placeholderData: keepPreviousData,
  });
}

export function useAsRun(query: AsRunQuery) {
  return useQuery({
    queryKey: ['as-run', 'rows', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/as-run', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useAsRunTotals(query: AsRunFilter) {
  return useQuery({
    queryKey: ['as-run', 'totals', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/as-run/totals', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useStationTotals(query: AsRunFilter) {
  return useQuery({
    queryKey: ['as-run', 'stations', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/as-run/stations', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useUnplanned(query: AsRunQuery, enabled: boolean) {
  return useQuery({
    queryKey: ['as-run', 'unplanned', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/as-run/unplanned', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useAsRunRow(id: string) {
  return useQuery({
    queryKey: ['as-run', 'row', id],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/as-run/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.end === null ? 5000 : false),
  });
}

export function useRowReports(id: string) {
  return useQuery({
    queryKey: ['as-run', 'reports', id],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/as-run/{id}/reports', { params: { path: { id } }, signal })),
  });
}

export function useRowCorrections(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['as-run', 'corrections', id],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/as-run/{id}/corrections', { params: { path: { id } }, signal })),
    enabled,
  });
}

/** Days of stations that are not closed, the oldest first. */
export function useOpenDays(query: DaysFilter) {
  return useQuery({
    queryKey: ['as-run', 'open-days', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/as-run/open-days', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

export function useClosedDays(query: DaysFilter & { page: number }) {
  return useQuery({
    queryKey: ['as-run', 'days', query],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/as-run/days', { params: { query: { ...query, limit: 50 } }, signal })),
    placeholderData: keepPreviousData,
  });
}
