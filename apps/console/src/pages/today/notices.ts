import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';
import { useRefreshOn } from '../../live/use-live.js';

/** What one of this person's roles has to do, the most urgent first. */
export function useMyNotices() {
  useRefreshOn('notices', ['notices']);
  return useQuery({
    queryKey: ['notices', 'mine'],
    queryFn: async ({ signal }) => {
      const query = { mine: 'true', state: 'open', limit: 200 } as const;
      const { items } = await ask(api.GET('/api/v1/notices', { params: { query }, signal }));
      return items.sort((a, b) => dueMs(a) - dueMs(b) || a.createdAt.localeCompare(b.createdAt));
    },
    refetchInterval: 20_000,
  });
}
export type Notice = NonNullable<ReturnType<typeof useMyNotices>['data']>[number];

const dueMs = ({ dueAt }: { dueAt: string | null }): number =>
  dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt);

const PAGES: Record<string, (subject: string) => string> = {
  offer: () => '/offers',
  'offer-reminder': () => '/offers',
  collision: () => '/collisions',
  approval: (id) => `/bulletins/${id}/approve`,
  'sent-back': (id) => `/bulletins/${id}`,
  unapproved: (id) => `/schedule/new?bulletin=${id}`,
  refused: (id) => `/schedule?order=${id}`,
  displaced: (id) => `/schedule?order=${id}`,
  alarm: () => '/monitoring/alarms',
  asset: () => '/sounds',
  alert: () => '/emergency',
  'alert-asked': () => '/emergency',
  unanswered: (id) => `/offers/sent/${id}`,
  unstaffed: () => '/people?role=commune-operator',
  'no-device': (id) => `/stations/${id}?tab=places`,
  watch: () => '/monitoring/alarms',
  // Opens the day that waits.
  confirm: (id) => `/run-sheet/${id}`,
  mute: (id) => `/stations/${id}?tab=mute`,
};
/** Where it is done. */
export const pageOf = ({ kind, subject }: Notice): string =>
  PAGES[kind]?.(encodeURIComponent(subject)) ?? '/';
