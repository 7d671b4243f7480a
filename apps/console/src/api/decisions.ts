import type { paths } from '#api-client/schema.js';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from './client.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;
export type Offer = Answer<'/api/v1/offers'>['items'][number];
export type Proposal = Answer<'/api/v1/offers/{id}/proposal'>;
export type ProposalOption = Proposal['options'][number];
export type OfferedOrder = Answer<'/api/v1/offered-orders'>['items'][number];
export type CommuneAnswer = Answer<'/api/v1/orders/{id}/responses'>[number];
export type Collision = Answer<'/api/v1/collisions'>['items'][number];
export type Candidate = Collision['candidates'][number];
export type StandingRule = Answer<'/api/v1/stations/{station}/rules'>[number];

/** Nobody has answered it yet, or it came back changed. */
export const isWaiting = ({ state }: Offer): boolean => state === 'open' || state === 'changed';

/** What waits for an answer changes by itself: deadlines pass, rules decide. */
const AGAIN_MS = 30_000;
/** Who comes from a notice is shown what it speaks of, however new the list is. */
const WAITING = { refetchInterval: AGAIN_MS, refetchOnMount: 'always' } as const;

export function useWaitingOffers(enabled: boolean) {
  return useQuery({
    queryKey: ['offers', 'waiting'],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/offers', { params: { query: { waiting: 'true', limit: 200 } }, signal })),
    ...WAITING,
    enabled,
  });
}

export function useAnsweredOffers(page: number) {
  return useQuery({
    queryKey: ['offers', 'answered', page],
    queryFn: ({ signal }) => {
      const query = { waiting: 'false', sort: '-createdAt', page, limit: 20 } as const;
      return ask(api.GET('/api/v1/offers', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

/** What the stations of this person were asked about one order, and answered. */
export function useOffersOfOrder(order: string, enabled: boolean) {
  return useQuery({
    queryKey: ['offers', 'of-order', order],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/offers', { params: { query: { order, limit: 20 } }, signal })),
    enabled,
  });
}

/** Where an offer would find room; asked of the planner, so only while somebody looks. */
export function useProposal({ id, version }: Offer, asked: { date?: string; at?: string }) {
  return useQuery({
    queryKey: ['offers', 'proposal', id, version, asked],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/offers/{id}/proposal', { params: { path: { id }, query: asked }, signal })),
    placeholderData: keepPreviousData,
    staleTime: AGAIN_MS,
  });
}

export function useOfferedOrders(page: number, enabled = true) {
  return useQuery({
    queryKey: ['offered-orders', page],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/offered-orders', { params: { query: { page, limit: 20 } }, signal })),
    refetchInterval: AGAIN_MS,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useCommuneAnswers(order: string) {
  return useQuery({
    queryKey: ['commune-answers', order],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/orders/{id}/responses', { params: { path: { id: order } }, signal })),
    refetchInterval: AGAIN_MS,
  });
}

export function useCollisions(state: 'open' | 'past', page = 1) {
  return useQuery({
    queryKey: ['collisions', state, page],
    queryFn: ({ signal }) => {
      const query =
        state === 'open'
          ? ({ state: 'open', limit: 200 } as const)
          : ({ state: 'settled', sort: '-slotAt', page, limit: 20 } as const);
      return ask(api.GET('/api/v1/collisions', { params: { query }, signal }));
    },
    ...WAITING,
    placeholderData: keepPreviousData,
  });
}

/** What an order of candidates leads to; an empty ranking: what the rule would do. */
export function useForecast(id: string, ranking: string[], dropped: string[]) {
  return useQuery({
    queryKey: ['collisions', 'forecast', id, ranking, dropped],
    queryFn: ({ signal }) =>
      ask(
        api.POST('/api/v1/collisions/{id}/forecast', {
          params: { path: { id } },
          body: { ranking, dropped },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: AGAIN_MS,
  });
}

export function useStandingRules(station: string) {
  return useQuery({
    queryKey: ['rules', station],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/stations/{station}/rules', { params: { path: { station } }, signal })),
    enabled: station !== '',
  });
}

/** A bulletin as a station would air it; also those of units above, which its officers reach no other way. */
export const stationSoundPath = (station: string, bulletin: string): string =>
  `/api/v1/stations/${encodeURIComponent(station)}/bulletins/${encodeURIComponent(bulletin)}/audio`;
