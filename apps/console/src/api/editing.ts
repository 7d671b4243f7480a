import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, ask } from './client.js';

const EVERY_MS = 20_000;

/** Tells the hub that this page has the bulletin open for editing, and says who else has. */
export function useEditing(bulletinId: string | null): { name: string; self: boolean }[] {
  const [page] = useState(() => `page-${Math.random().toString(36).slice(2, 12)}`);
  const { data } = useQuery({
    queryKey: ['editing', bulletinId, page],
    queryFn: ({ signal }) =>
      ask(
        api.PUT('/api/v1/bulletins/{id}/editing', {
          params: { path: { id: bulletinId ?? '' } },
          body: { page },
          signal,
        }),
      ),
    enabled: bulletinId !== null,
    refetchInterval: EVERY_MS,
    refetchOnMount: 'always',
  });
  useEffect(() => {
    if (bulletinId === null) return;
    return () => {
      const path = { id: bulletinId, page };
      // The hub forgets a silent page by itself; this is only quicker.
      ask(api.DELETE('/api/v1/bulletins/{id}/editing/{page}', { params: { path } })).catch((cause: unknown) =>
        console.info('the hub was not told that the editor closed', cause),
      );
    };
  }, [bulletinId, page]);
  return data?.others ?? [];
}
