import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { type OfferedOrder, useOfferedOrders } from '../../api/decisions.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { AnswerBar } from './answer-bar.js';

/** Orders that were offered to communes, with how many answered what. */
export function Sent() {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useOfferedOrders(page);
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />;
  if (data.total === 0) return <EmptyState text={t.offers.nothingSent} />;
  return (
    <Stack>
      {data.items.map((order) => (
        <SentCard key={order.order} order={order} />
      ))}
      <Paging {...data} onPage={setPage} />
    </Stack>
  );
}

function SentCard({ order }: { order: OfferedOrder }) {
  const { t } = useTexts();
  return (
    <Card withBorder padding="sm" component="article" aria-label={order.title}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} style={{ flex: '1 1 280px' }}>
          <Title order={2} size="h4">
            {order.title}
          </Title>
          <Text size="sm">
            {t.common.fields[order.field as 1]} · {t.offers.board.stations(order.stations)}
            {order.answerBy && ` · ${t.offers.board.answerBy(showDateTime(order.answerBy))}`}
          </Text>
        </Stack>
        <Anchor component={Link} to={`/offers/sent/${order.order}`} fw={600}>
          {t.offers.board.see}
        </Anchor>
      </Group>
      <AnswerBar
        counts={{
          'not-opened': order.notOpened,
          seen: order.seen,
          changed: order.changed,
          accepted: order.accepted,
          declined: order.declined,
          expired: order.expired,
        }}
      />
    </Card>
  );
}
