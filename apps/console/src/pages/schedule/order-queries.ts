import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';
import type { Order } from '../../api/bulletins.js';

export type { Order };
export type OrderHistory = NonNullable<ReturnType<typeof useOrderHistory>['data']>;
export type OrderVersion = OrderHistory['versions'][number];
export type OrderAiring = NonNullable<ReturnType<typeof useOrderAirings>['data']>['items'][number];

/** One order; without a second try where the person may not read it. */
export const useOrder = (id: string | null) =>
  useQuery({
    queryKey: ['order', id],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/orders/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== null,
  });

export const useOrderHistory = (id: string) =>
  useQuery({
    queryKey: ['order', id, 'history'],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/orders/{id}/history', { params: { path: { id } }, signal })),
  });

export const useOrderAirings = (id: string, page: number) =>
  useQuery({
    queryKey: ['order', id, 'airings', page],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/orders/{id}/airings', {
          params: { path: { id }, query: { page, limit: 20 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** What holds for the dates to come: the newest version without an end, else the newest. */
export const standingOf = (versions: readonly OrderVersion[]): OrderVersion | undefined =>
  versions.find(({ content }) => content.governs.toLocalDate === null) ?? versions[0];
