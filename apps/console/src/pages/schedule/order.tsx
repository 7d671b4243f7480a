import { Alert, Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ErrorNote } from '../../parts/error-note.js';
import { FactList } from '../../parts/fact-list.js';
import { Loading, Page } from '../../parts/page.js';
import { StateBadge } from '../../parts/state-badge.js';
import { countText } from '../../parts/targets/target-count.js';
import { showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { isForbidden } from '../../api/problem.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { OrderAirings } from './order-airings.js';
import { ORDER_COLOURS } from './order-colours.js';
import { OrderHistoryList } from './order-history.js';
import { Panel } from '../../parts/panel.js';
import { type Order, type OrderHistory, standingOf, useOrder, useOrderHistory } from './order-queries.js';
import { whenText } from './order-when.js';
import { useWithdrawOrder } from './queries.js';
import { ReceivedOrder } from './received-order.js';

/**
 * One order: what, where and when, who changed it, what is ahead; the way to change it and to take it back. Of an order
 * from above, what concerns the person's own stations.
 */
export default function OrderPage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const order = useOrder(id);
  const history = useOrderHistory(id);
  const error = order.error ?? history.error;
  if (isForbidden(order.error)) return <ReceivedOrder id={id} />;
  const retry = () => void Promise.all([order.refetch(), history.refetch()]);
  if (!order.data || !history.data)
    return (
      <Page title={t.orders.title}>{error ? <ErrorNote error={error} onRetry={retry} /> : <Loading />}</Page>
    );
  return <Shown order={order.data} history={history.data} />;
}

function Shown({ order, history }: { order: Order; history: OrderHistory }) {
  const { t } = useTexts();
  const words = t.orders;
  const [withdrawing, setWithdrawing] = useState(false);
  const withdraw = useWithdrawal(order.id);
  return (
    <Page
      title={order.title}
      actions={
        <>
          {history.mayWithdraw && (
            <Button variant="outline" color="red.9" onClick={() => setWithdrawing(true)}>
              {words.withdraw}
            </Button>
          )}
          {history.mayChange && (
            <Button
              component={Link}
              to={`/orders/${order.id}/change`}
              leftSection={<IconEdit size={18} aria-hidden />}
            >
              {words.change}
            </Button>
          )}
        </>
      }
    >
      <Anchor component={Link} to="/schedule">
        {words.back}
      </Anchor>
      <Facts order={order} history={history} />
      <Panel title={words.contents}>
        <Stack gap="xs">
          {(standingOf(history.versions)?.content.bulletinIds ?? []).map((bulletin) => (
            <Content key={bulletin} bulletin={history.bulletins.find(({ id }) => id === bulletin)} />
          ))}
        </Stack>
      </Panel>
      <Panel title={words.ahead}>
        <OrderAirings id={order.id} />
      </Panel>
      <Panel title={words.history}>
        <OrderHistoryList versions={history.versions} bulletins={history.bulletins} />
      </Panel>
      <ReasonDialog
        opened={withdrawing}
        title={words.withdrawTitle(order.title)}
        text={t.schedule.withdrawHint}
        label={t.schedule.withdrawReason}
        action={t.schedule.confirmWithdraw}
        color="red.9"
        change={withdraw}
        onClose={() => setWithdrawing(false)}
      />
    </Page>
  );
}

function useWithdrawal(order: string) {
  const client = useQueryClient();
  const { mutate, reset, isPending, error } = useWithdrawOrder();
  return {
    ...{ reset, isPending, error },
    mutate: (reason: string, { onSuccess }: { onSuccess: () => void }) =>
      mutate(
        { order, reason },
        {
          onSuccess: () => {
            void client.invalidateQueries({ queryKey: ['order', order] });
            onSuccess();
          },
        },
      ),
  };
}

function Facts({ order, history }: { order: Order; history: OrderHistory }) {
  const { t } = useTexts();
  const words = t.orders;
  const standing = standingOf(history.versions);
  const facts: [string, ReactNode][] = [
    [words.unit, `${history.unitName} · ${t.common.classes[order.class === 2 ? 2 : 3]}`],
    [words.by, history.createdByName ?? words.someone],
    [words.when, standing ? whenText(t, standing.content) : ''],
    [words.size, countText(order.counted, t)],
    [words.reason, order.reason ?? ''],
  ];
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group justify="space-between">
          <Badge size="lg" color={ORDER_COLOURS[order.state]}>
            {words.states[order.state]}
          </Badge>
          {order.state === 'confirmed' && (
            <Group>
              <Anchor component={Link} to={`/schedule?order=${order.id}`}>
                {words.onSchedule}
              </Anchor>
              <Anchor component={Link} to={`/offers/sent/${order.id}`}>
                {words.communes}
              </Anchor>
            </Group>
          )}
        </Group>
        {order.state === 'awaiting' && <Alert color="orange">{words.awaitingHint}</Alert>}
        <FactList facts={facts} cols={{ base: 1, sm: 2 }} />
      </Stack>
    </Card>
  );
}

function Content({ bulletin }: { bulletin: OrderHistory['bulletins'][number] | undefined }) {
  if (!bulletin) return null;
  const { id, title, state, durationMs } = bulletin;
  return (
    <Group gap="sm">
      <Anchor component={Link} to={`/bulletins/${id}`}>
        {title}
      </Anchor>
      {durationMs > 0 && <Text>{showDuration(durationMs)}</Text>}
      <StateBadge state={state} />
    </Group>
  );
}
