import type { paths } from '#api-client/schema.js';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from './client.js';

type Answer<P extends keyof paths, M extends 'get' | 'post'> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer T } } };
}
  ? T
  : never;
export type Bulletin = Answer<'/api/v1/bulletins/{id}', 'get'>;
export type BulletinVariant = Bulletin['variants'][number];
export type BulletinState = Bulletin['state'];
export type BulletinSummary = Answer<'/api/v1/bulletins', 'get'>['items'][number];
export type BulletinChanges = Answer<'/api/v1/bulletins/{id}/changes', 'get'>;
export type Order = Answer<'/api/v1/orders', 'get'>['items'][number];
export type BulletinQuery = NonNullable<paths['/api/v1/bulletins']['get']['parameters']['query']>;

/** The hub takes no longer one. */
export const LONGEST_TITLE = 255;
/** While a sound is being made the page looks again this often. */
const WORKING_MS = 1500;

export const bulletinKey = (id: string) => ['bulletin', id] as const;

export const fetchBulletin = (id: string, signal?: AbortSignal): Promise<Bulletin> =>
  ask(api.GET('/api/v1/bulletins/{id}', { params: { path: { id } }, signal }));

/** One bulletin; looked at again while its sounds are being made. */
export function useBulletin(id: string | undefined) {
  return useQuery({
    queryKey: bulletinKey(id ?? ''),
    queryFn: ({ signal }) => fetchBulletin(id ?? '', signal),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.sound === 'working' ? WORKING_MS : false),
  });
}

export function useBulletins(query: BulletinQuery) {
  return useQuery({
    queryKey: ['bulletins', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/bulletins', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useBulletinChanges(id: string, version: number | undefined) {
  return useQuery({
    queryKey: [...bulletinKey(id), 'changes', version],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/bulletins/{id}/changes', { params: { path: { id } }, signal })),
    enabled: version !== undefined,
  });
}

export function useBulletinHistory(id: string) {
  return useQuery({
    queryKey: [...bulletinKey(id), 'history'],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/bulletins/{id}/history', { params: { path: { id } }, signal })),
  });
}

/** Orders that air a bulletin, newest first. */
export function useBulletinOrders(id: string, enabled = true) {
  return useQuery({
    queryKey: [...bulletinKey(id), 'orders'],
    queryFn: async ({ signal }) => {
      const query = { bulletin: id, limit: 20 };
      return (await ask(api.GET('/api/v1/orders', { params: { query }, signal }))).items;
    },
    enabled,
  });
}

export type Display = Answer<'/api/v1/bulletins/{id}/display', 'get'>;

/** What boards show of a bulletin. */
export function useDisplay(id: string, version: number | undefined) {
  return useQuery({
    queryKey: [...bulletinKey(id), 'display', version],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/bulletins/{id}/display', { params: { path: { id } }, signal })),
    enabled: version !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** Where a variant's sound is; another sound has another address. */
export const soundPath = (id: string, { language, rendition }: BulletinVariant): string =>
  `/api/v1/bulletins/${id}/variants/${language}/audio?sha256=${rendition?.sha256 ?? ''}`;

/** The sound of a bulletin in a list: in Vietnamese where there is one, else in its first language. */
export const listedSoundPath = ({ id, languages }: BulletinSummary): string =>
  `/api/v1/bulletins/${id}/variants/${languages.includes('vi') ? 'vi' : (languages[0] ?? 'vi')}/audio`;
