import { useQuery } from '@tanstack/react-query';
import type { Bulletin } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import type { Station } from './station.js';
import type { Draft } from './draft.js';

/** The order that an announcement becomes: the whole commune, once, in the chosen session, waiting for its approval. */
export function orderOf(station: Station, bulletin: Pick<Bulletin, 'id' | 'title'>, session: string) {
  const [date = '', ...name] = session.split(' ');
  return {
    unit: station.unit,
    title: bulletin.title,
    class: 3 as const,
    bulletinIds: [bulletin.id],
    targets: { include: { units: [station.unit] } },
    recurrence: { kind: 'once' as const, date },
    airings: [{ kind: 'window' as const, window: name.join(' '), position: 'anywhere' as const }],
    latest: { days: 0 },
    whenApproved: true,
  };
}

/** What the hub says would become of it; asked as soon as there is a sound and a session. */
export function useTrial(draft: Draft, station: Station, bulletin: Bulletin | null) {
  const session = draft.session;
  return useQuery({
    queryKey: ['announce', 'trial', bulletin?.manifestHash, session, station.id],
    queryFn: ({ signal }) =>
      ask(
        api.POST('/api/v1/orders/dry-run', {
          body: orderOf(station, bulletin ?? { id: '', title: '' }, session ?? ''),
          signal,
        }),
      ),
    enabled: bulletin !== null && bulletin.sound === 'ready' && session !== null,
    staleTime: 15_000,
  });
}
