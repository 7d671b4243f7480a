import { Badge, Group, Stack, Text } from '@mantine/core';
import { useBulletinOrders } from '../../api/bulletins.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { whenOf } from './wording.js';

const COLOURS = {
  draft: 'gray.7',
  awaiting: 'orange.9',
  confirmed: 'green.9',
  withdrawn: 'red.9',
  refused: 'red.9',
} as const;

/** When and where a bulletin airs, and what became of orders that waited for its approval. */
export function Orders({ bulletinId, waitingOnly = false }: { bulletinId: string; waitingOnly?: boolean }) {
  const { t } = useTexts();
  const { can } = useMe();
  const { data, error, refetch } = useBulletinOrders(bulletinId, can('read', 'order'));
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
            <Text>{t.bulletins.orderOn(whenOf(t, order), showNumber(order.counted.places))}</Text>
            <Badge color={COLOURS[order.state]}>{t.bulletins.orderStates[order.state]}</Badge>
          </Group>
          {order.reason && <Text size="sm">{order.reason}</Text>}
        </div>
      ))}
    </Stack>
  );
}
