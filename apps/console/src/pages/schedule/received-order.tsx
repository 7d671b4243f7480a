import { Alert, Anchor, Badge, Card, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useOffersOfOrder } from '../../api/decisions.js';
import { useMe } from '../../api/me.js';
import { AskedSound } from '../../parts/asked-sound.js';
import { ErrorNote } from '../../parts/error-note.js';
import { FactList } from '../../parts/fact-list.js';
import { Loading, Page } from '../../parts/page.js';
import { StateBadge } from '../../parts/state-badge.js';
import { localDateOf, showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { fieldName } from '../bulletins/wording.js';
import { OfferAnswer } from '../offers/offer-answer.js';
import { OrderAirings } from './order-airings.js';
import { ORDER_COLOURS } from './order-colours.js';
import { Panel } from '../../parts/panel.js';
import { type ReceivedOrder as Received, useReceivedOrder } from './order-queries.js';
import { whenText } from './order-when.js';

/** An order from above as it concerns the person's own stations: to hear, when, who sent it, their answer and airings. */
export function ReceivedOrder({ id }: { id: string }) {
  const { t } = useTexts();
  const { data: order, error, refetch } = useReceivedOrder(id);
  if (!order)
    return (
      <Page title={t.orders.title}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  return (
    <Page title={order.title}>
      <Anchor component={Link} to="/schedule">
        {t.orders.back}
      </Anchor>
      <Facts order={order} />
      <Panel title={t.orders.contents}>
        <Contents order={order} />
      </Panel>
      <Answers order={id} />
      <Panel title={t.orders.ahead}>
        <OrderAirings id={id} received />
      </Panel>
    </Page>
  );
}

function Facts({ order }: { order: Received }) {
  const { t } = useTexts();
  const { can } = useMe();
  const words = t.orders;
  const facts: [string, ReactNode][] = [
    [words.received.from, `${order.from} · ${t.common.classes[order.class === 2 ? 2 : 3]}`],
    [words.received.field, fieldName(t, order.field)],
    [words.when, whenText(t, order)],
    [words.received.stations, order.stations.map(({ name }) => name).join(', ')],
  ];
  const since = localDateOf(Date.parse(order.confirmedAt));
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group justify="space-between">
          <Badge size="lg" color={ORDER_COLOURS[order.state]}>
            {words.states[order.state]}
          </Badge>
          <Group>
            <Anchor component={Link} to={`/schedule?order=${order.id}`}>
              {words.onSchedule}
            </Anchor>
            {can('read', 'as-run') && (
              <Anchor component={Link} to={`/as-run?order=${order.id}&from=${since}`}>
                {words.received.log}
              </Anchor>
            )}
          </Group>
        </Group>
        {!order.reaches && order.state === 'confirmed' && <Alert color="orange">{words.received.gone}</Alert>}
        <FactList facts={facts} cols={{ base: 1, sm: 2 }} />
      </Stack>
    </Card>
  );
}

function Contents({ order }: { order: Received }) {
  const { t } = useTexts();
  const [station] = order.stations;
  if (order.bulletins.length === 0) return <Text>{t.orders.received.nothingToHear}</Text>;
  return (
    <Stack>
      {order.bulletins.map(({ id, title, state, durationMs }) => (
        <Stack key={id} gap="xs" maw={480}>
          <Group gap="sm">
            <Text fw={600}>{title}</Text>
            {durationMs > 0 && <Text>{showDuration(durationMs)}</Text>}
            {state !== 'approved' && <StateBadge state={state} />}
          </Group>
          {station && durationMs > 0 && (
            <AskedSound station={station.id} bulletin={{ id, title }} what={t.offers.listenTo(title)} />
          )}
        </Stack>
      ))}
    </Stack>
  );
}

/** What the commune answered, or the way to where it answers; nothing where nothing was asked. */
function Answers({ order }: { order: string }) {
  const { t } = useTexts();
  const { can } = useMe();
  const { data, error, refetch } = useOffersOfOrder(order, can('read', 'offer'));
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  const offers = data?.items ?? [];
  if (offers.length === 0) return null;
  const waits = offers.some(({ state }) => state === 'open' || state === 'changed');
  return (
    <Panel title={t.orders.received.answer}>
      <Stack gap="sm">
        {offers.map((offer) => (
          <OfferAnswer key={offer.id} offer={offer} name={offers.length > 1 ? offer.stationName : null} />
        ))}
        {waits && can('answer', 'offer') && (
          <Anchor component={Link} to="/offers">
            {t.orders.received.toAnswer}
          </Anchor>
        )}
      </Stack>
    </Panel>
  );
}
