import type { paths } from '#api-client/schema.js';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';

type Ok<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;
export type Word = Ok<'/api/v1/units/{unit}/lexicon/words'>['items'][number];
export type Level = Word['level'];
export type Template = Ok<'/api/v1/units/{unit}/template'>;

export interface Entry {
  grapheme: string;
  alias: string;
  caseSensitive: boolean;
}

const PAGE_SIZE = 50;

export function useWords(unit: string, query: { q?: string; level?: Level; page: number }) {
  return useQuery({
    queryKey: ['lexicon', unit, query],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/units/{unit}/lexicon/words', {
          params: { path: { unit }, query: { ...query, limit: PAGE_SIZE } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    enabled: unit !== '',
  });
}

/** A change of the lexicon; every list of words and every reading is asked again. */
export function useLexiconChange<T>(change: (given: T) => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['lexicon'] });
      void client.invalidateQueries({ queryKey: ['script'] });
      void client.invalidateQueries({ queryKey: ['lexicon-try'] });
      onDone();
    },
  });
}

export function useTemplate(unit: string) {
  return useQuery({
    queryKey: ['template', unit],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/units/{unit}/template', { params: { path: { unit } }, signal })),
    enabled: unit !== '',
  });
}
