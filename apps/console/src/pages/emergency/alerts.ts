import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';

type State = 'requested' | 'active' | 'cancelled' | 'expired';
const list = (state: State, limit: number, signal: AbortSignal) =>
  ask(api.GET('/api/v1/alerts', { params: { query: { state, limit } }, signal }));

/** On air, and waiting for a second person; the newest first. */
export function useStandingAlerts(enabled = true) {
  return useQuery({
    queryKey: ['alerts', 'standing'],
    queryFn: async ({ signal }) => {
      const [active, requested] = await Promise.all([
        list('active', 50, signal),
        list('requested', 50, signal),
      ]);
      return [...active.items, ...requested.items];
    },
    refetchInterval: 5_000,
    enabled,
  });
}
export type Alert = NonNullable<ReturnType<typeof useStandingAlerts>['data']>[number];

export function usePastAlerts() {
  return useQuery({
    queryKey: ['alerts', 'past'],
    queryFn: async ({ signal }) => {
      const [cancelled, expired] = await Promise.all([
        list('cancelled', 20, signal),
        list('expired', 20, signal),
      ]);
      return [...cancelled.items, ...expired.items].sort((a, b) =>
        b.requestedAt.localeCompare(a.requestedAt),
      );
    },
    refetchInterval: 30_000,
  });
}
