import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, ask } from './client.js';

const EVERY_MS = 20_000;

/** What two people may have open at once. */
export type Edited = 'bulletins' | 'orders';

function tell(kind: Edited, id: string, body: { page: string }, signal: AbortSignal) {
  const options = { params: { path: { id } }, body, signal };
  return kind === 'orders'
    ? ask(api.PUT('/api/v1/orders/{id}/editing', options))
    : ask(api.PUT('/api/v1/bulletins/{id}/editing', options));
}

/** Tells the hub that this page has it open for editing, and says who else has. */
export function useEditing(kind: Edited, id: string | null): { name: string; self: boolean }[] {
  const [page] = useState(() => `page-${Math.random().toString(36).slice(2, 12)}`);
  const { data } = useQuery({
    queryKey: ['editing', kind, id, page],
    queryFn: ({ signal }) => tell(kind, id ?? '', { page }, signal),
    enabled: id !== null,
    refetchInterval: EVERY_MS,
    refetchOnMount: 'always',
  });
  useEffect(() => {
    if (id === null) return;
    return () => {
      const path = { id, page };
      // The hub forgets a silent page by itself; this is only quicker.
      ask(api.DELETE(`/api/v1/${kind}/{id}/editing/{page}`, { params: { path } })).catch((cause: unknown) =>
        console.info('the hub was not told that the editor closed', cause),
      );
    };
  }, [kind, id, page]);
  return data?.others ?? [];
}
