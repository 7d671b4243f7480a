import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';
import type { Order } from '../../api/bulletins.js';

export type { Order };
export type OrderHistory = NonNullable<ReturnType<typeof useOrderHistory>['data']>;
export type ReceivedOrder = NonNullable<ReturnType<typeof useReceivedOrder>['data']>;
export type OrderVersion = OrderHistory['versions'][number];
export type OrderAiring = NonNullable<ReturnType<typeof useOrderAirings>['data']>['items'][number];

export const useOrder = (id: string) =>
  useQuery({
    queryKey: ['order', id],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/orders/{id}', { params: { path: { id } }, signal })),
  });

/** An order as it concerns the stations of this person, whoever's it is. */
export const useReceivedOrder = (id: string) =>
  useQuery({
    queryKey: ['order', id, 'received'],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/received-orders/{id}', { params: { path: { id } }, signal })),
  });

export const useOrderHistory = (id: string) =>
  useQuery({
    queryKey: ['order', id, 'history'],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/orders/{id}/history', { params: { path: { id } }, signal })),
  });

/** @param received of an order from above: the person reads the plan of the stations, not the order */
export const useOrderAirings = (id: string, page: number, received: boolean) =>
  useQuery({
    queryKey: ['order', id, 'airings', page],
    queryFn: ({ signal }) => {
      const asked = { params: { path: { id }, query: { page, limit: 20 } }, signal };
      return ask(
        received
          ? api.GET('/api/v1/received-orders/{id}/airings', asked)
          : api.GET('/api/v1/orders/{id}/airings', asked),
      );
    },
    placeholderData: keepPreviousData,
  });

/** What holds for the dates to come: the newest version without an end, else the newest. */
export const standingOf = (versions: readonly OrderVersion[]): OrderVersion | undefined =>
  versions.find(({ content }) => content.governs.toLocalDate === null) ?? versions[0];
