import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useBulletinOrders } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { ORDER_COLOURS } from '../schedule/order-colours.js';
import { whenOf, type Window } from './wording.js';

/** When and where a bulletin airs, and what became of orders that waited for its approval. */
export function Orders({ bulletinId, waitingOnly = false }: { bulletinId: string; waitingOnly?: boolean }) {
  const { t } = useTexts();
  const { can } = useMe();
  const { data, error, refetch } = useBulletinOrders(bulletinId, can('read', 'order'));
  const windows = useWindows(data?.[0]?.unit);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const orders = data.filter(({ state }) => (waitingOnly ? state === 'awaiting' : state !== 'draft'));
  if (orders.length === 0)
    return <Text>{waitingOnly ? t.bulletins.approve.noOrder : t.bulletins.ordersEmpty}</Text>;
  return (
    <Stack gap="sm">
      {orders.map((order) => (
        <div key={order.id}>
          <Group gap="xs" justify="space-between">
            <Anchor component={Link} to={`/orders/${order.id}`}>
              {t.bulletins.orderOn(
                whenOf(t, order, order.unit === data[0]?.unit ? windows : []),
                showNumber(order.counted.places),
              )}
            </Anchor>
            <Badge color={ORDER_COLOURS[order.state]}>{t.bulletins.orderStates[order.state]}</Badge>
          </Group>
          {order.reason && <Text size="sm">{order.reason}</Text>}
        </div>
      ))}
    </Stack>
  );
}

/** Of a commune's own station: when its windows are. Above the commune there is no one answer. */
function useWindows(unit: string | undefined): readonly Window[] {
  const { data } = useQuery({
    queryKey: ['stations', 'windows', unit],
    queryFn: async ({ signal }) => {
      const query = { limit: 2, unit };
      return (await ask(api.GET('/api/v1/stations', { params: { query }, signal }))).items;
    },
    enabled: unit !== undefined,
    staleTime: 300_000,
  });
  return data?.length === 1 ? (data[0]?.regulation.windows ?? []) : [];
}
