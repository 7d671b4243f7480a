import type { paths } from '#api-client/schema.js';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from './client.js';
import { ProblemError } from './problem.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;
type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;

export type Unit = Answer<'/api/v1/units'>['items'][number];
export type Station = Answer<'/api/v1/stations/{id}'>;
export type Regulation = Station['regulation'];
export type PastRegulation = Answer<'/api/v1/stations/{id}/regulations'>['items'][number];
export type Place = Answer<'/api/v1/places'>['items'][number];
export type PlaceDetail = Answer<'/api/v1/places/{id}'>;
export type PlaceGroup = Answer<'/api/v1/groups/{id}'>;
export type Sound = Answer<'/api/v1/assets/{id}'>;
export type Person = Answer<'/api/v1/users/{id}'>;
export type Organisation = Answer<'/api/v1/organisations'>['items'][number];
export type AuditEntry = Answer<'/api/v1/audit'>['items'][number];
export type Keyring = Answer<'/api/v1/keys'>;
export type StationQuery = Query<'/api/v1/stations'>;
export type PlaceQuery = Query<'/api/v1/places'>;
export type SoundQuery = Query<'/api/v1/assets'>;
export type PersonQuery = Query<'/api/v1/users'>;
export type AuditQuery = Query<'/api/v1/audit'>;

/** Messages of a refusal by field, for the inputs of a form; none for other errors. */
export const fieldErrors = (error: unknown): Record<string, string> =>
  error instanceof ProblemError ? error.byField : {};

export function useStations(query: StationQuery) {
  return useQuery({
    queryKey: ['stations', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/stations', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export const stationKey = (id: string) => ['station', id] as const;

export function useStation(id: string) {
  return useQuery({
    queryKey: stationKey(id),
    queryFn: ({ signal }) => ask(api.GET('/api/v1/stations/{id}', { params: { path: { id } }, signal })),
  });
}

export function usePlaces(query: PlaceQuery) {
  return useQuery({
    queryKey: ['places', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/places', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export const placeKey = (id: string) => ['place', id] as const;

export function usePlace(id: string) {
  return useQuery({
    queryKey: placeKey(id),
    queryFn: ({ signal }) => ask(api.GET('/api/v1/places/{id}', { params: { path: { id } }, signal })),
  });
}

export function useGroups(page = 1, limit = 200) {
  return useQuery({
    queryKey: ['groups', 'page', page, limit],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/groups', { params: { query: { page, limit } }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useSounds(query: SoundQuery, enabled = true) {
  return useQuery({
    queryKey: ['sounds', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/assets', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    enabled,
  });
}

const HAMLETS_A_PAGE = 200;

/** Hamlets of a commune that are in being, all of them: a commune may have hundreds. */
export function useHamlets(unit: string | undefined) {
  return useQuery({
    queryKey: ['hamlets', unit],
    queryFn: ({ signal }) => allHamlets(unit ?? '', signal),
    enabled: unit !== undefined,
  });
}

async function allHamlets(parent: string, signal: AbortSignal): Promise<{ items: Unit[] }> {
  const items: Unit[] = [];
  for (let page = 1; ; page++) {
    const query = { parent, level: 'hamlet', page, limit: HAMLETS_A_PAGE } as const;
    const found = await ask(api.GET('/api/v1/units', { params: { query }, signal }));
    items.push(...found.items);
    if (found.items.length === 0 || items.length >= found.total) return { items };
  }
}

/** The same, a page at a time. */
export function useHamletPage(unit: string, page: number) {
  return useQuery({
    queryKey: ['hamlets', unit, page],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/units', {
          params: { query: { parent: unit, level: 'hamlet', page, limit: 50 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function useOrganisations(page = 1, limit = 200) {
  return useQuery({
    queryKey: ['organisations', page, limit],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/organisations', { params: { query: { page, limit } }, signal })),
    placeholderData: keepPreviousData,
  });
}
