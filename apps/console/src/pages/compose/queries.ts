import type { paths } from '#api-client/schema.js';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { api, ask, askBlob } from '../../api/client.js';
import { type Draft, spokenText, trimmed, type VariantDraft } from './draft.js';

type Answer<P extends keyof paths, M extends 'get' | 'post', C extends 200 | 201> = paths[P][M] extends {
  responses: Record<C, { content: { 'application/json': infer T } }>;
}
  ? T
  : never;
export type SourceDocument = Answer<'/api/v1/documents/{id}', 'get', 200>;
export type MadeScript = Answer<'/api/v1/reading/script', 'post', 200>;
export type StoredScript = Answer<'/api/v1/bulletins/{id}/variants/{language}/script', 'get', 200>;

/** Typing rests so long before the reading is asked for. */
const PAUSE_MS = 500;

export function useDocument(id: string | null) {
  return useQuery({
    queryKey: ['document', id],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/documents/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== null,
    staleTime: Infinity,
  });
}

/** What would be said of a variant as it stands, asked for when typing rests. Offsets count in the trimmed text. */
export function useScript(draft: Draft, variant: VariantDraft | undefined) {
  const body = variant && {
    unit: draft.unit,
    title: draft.title,
    kind: draft.kind,
    text: variant.text.trim(),
    ...(variant.short.trim() !== '' && { short: variant.short.trim() }),
    version: variant.short.trim() === '' ? ('full' as const) : variant.version,
    corrections: trimmed(spokenText(variant), variant.corrections[variant.version]).map(
      ({ start, end, spoken }) => ({ start, end, spoken }),
    ),
    ...(variant.readings !== null && { readings: variant.readings }),
  };
  const [asked] = useDebouncedValue(JSON.stringify(body ?? null), PAUSE_MS);
  const query = useQuery({
    queryKey: ['script', asked],
    queryFn: ({ signal }) =>
      ask(
        api.POST('/api/v1/reading/script', { body: JSON.parse(asked) as NonNullable<typeof body>, signal }),
      ),
    enabled: asked !== 'null' && variant !== undefined && spokenText(variant).trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return { ...query, behind: asked !== JSON.stringify(body ?? null) || query.isFetching };
}

export function useStoredScript(id: string, language: string, version: number, enabled: boolean) {
  return useQuery({
    queryKey: ['bulletin', id, 'script', language, version],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/bulletins/{id}/variants/{language}/script', {
          params: { path: { id, language } },
          signal,
        }),
      ),
    enabled,
  });
}

export function useVoices() {
  return useQuery({
    queryKey: ['voices'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/voices', { signal })),
    staleTime: 300_000,
  });
}

/** Some words in a voice, as they will be heard. */
export const fetchPreview = (unit: string, text: string, voice: VariantDraft['voice']): Promise<Blob> =>
  askBlob('/api/v1/reading/preview', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ unit, text: text.slice(0, 2000), voice }),
  });
