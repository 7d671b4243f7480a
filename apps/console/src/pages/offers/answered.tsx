import { Anchor, Button, Card, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Offer, useAnsweredOffers } from '../../api/decisions.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { localDateOf } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { AnswerForm } from './answer-form.js';
import { OfferOutcome, OfferState } from './offer-answer.js';

/** What was answered, by whom or by which rule, and what became of it. */
export function Answered() {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useAnsweredOffers(page);
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />;
  if (data.total === 0) return <EmptyState text={t.offers.nothingAnswered} />;
  return (
    <Stack>
      {data.items.map((offer) => (
        <AnsweredCard key={offer.id} offer={offer} />
      ))}
      <Paging {...data} onPage={setPage} />
    </Stack>
  );
}

function AnsweredCard({ offer }: { offer: Offer }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [changing, setChanging] = useState(false);
  return (
    <Card withBorder padding="sm" component="article" aria-label={offer.title}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h5">
          {offer.title}
        </Title>
        <OfferState state={offer.state} />
      </Group>
      <OfferOutcome offer={offer} sender />
      <Anchor component={Link} to={`/orders/${offer.order}`}>
        {t.orders.open}
      </Anchor>
      {can('answer', 'offer') && isChangeable(offer) && (
        <Stack gap="sm" mt="xs">
          <Button
            variant="default"
            size="sm"
            w="fit-content"
            aria-expanded={changing}
            aria-label={`${changing ? t.offers.hide : t.offers.change}: ${offer.title}`}
            onClick={() => setChanging(!changing)}
          >
            {changing ? t.offers.hide : t.offers.change}
          </Button>
          {changing && <AnswerForm offer={offer} onDone={() => setChanging(false)} />}
        </Stack>
      )}
    </Card>
  );
}

/** Somebody answered, and something of it is still ahead. */
const isChangeable = ({ state, occurrences }: Offer): boolean =>
  (state === 'accepted' || state === 'declined') &&
  occurrences.some((o) =>
    o.startAt === null ? o.localDate >= localDateOf(hubNowMs()) : Date.parse(o.startAt) > hubNowMs(),
  );
