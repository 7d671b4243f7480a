import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';
import { isEmpty, type Targets } from './targets.js';

const LIST_MS = 5 * 60_000;

/** One step down the tree, with what can be heard in each unit. */
export const useUnitChildren = (unit: string, enabled = true) =>
  useQuery({
    queryKey: ['unit-children', unit],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/units/{key}/children', { params: { path: { key: unit } }, signal })),
    staleTime: LIST_MS,
    enabled,
  });

export const usePlacesOf = (unit: string, enabled: boolean) =>
  useQuery({
    queryKey: ['places-of', unit],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/places', { params: { query: { unit, limit: 200 } }, signal })),
    staleTime: LIST_MS,
    enabled,
  });

export const useUnitSearch = (search: string, root: string) =>
  useQuery({
    queryKey: ['unit-search', root, search],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/units', { params: { query: { search, province: root, limit: 20 } }, signal })),
    staleTime: LIST_MS,
    enabled: search.trim().length >= 2,
    placeholderData: keepPreviousData,
  });

export const useOutlines = (unit: string, enabled: boolean) =>
  useQuery({
    queryKey: ['outlines', unit],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/units/{key}/boundaries', { params: { path: { key: unit } }, signal })),
    staleTime: Infinity,
    enabled,
  });

/** What a choice reaches, as the hub counts it. */
export const useReached = (targets: Targets) =>
  useQuery({
    queryKey: ['targets', targets],
    queryFn: ({ signal }) => ask(api.POST('/api/v1/targets/resolve', { body: targets, signal })),
    staleTime: 60_000,
    enabled: !isEmpty(targets),
    placeholderData: keepPreviousData,
  });
export type Reached = NonNullable<ReturnType<typeof useReached>['data']>;
