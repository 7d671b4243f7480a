import { Anchor, Badge, Button, Card, Collapse, Group, Stack, Text, Title } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import type { Offer } from '../../api/decisions.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { AskedSound } from '../../parts/asked-sound.js';
import { Countdown } from '../../parts/countdown.js';
import { showDateTime, showDuration, showLocalDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { AnswerForm } from './answer-form.js';

const SHOWN_DATES = 6;

/** One offer: what it is, until when, listen, and the answer. Opening it tells the sender that it was seen. */
export function OfferCard({
  offer,
  first,
  onDone,
}: {
  offer: Offer;
  first: boolean;
  onDone: (offer: string) => void;
}) {
  const { t } = useTexts();
  const [opened, setOpened] = useState(first);
  const [versionSeen] = useState(offer.version);
  const isNew = offer.version !== versionSeen;
  // The one before it was answered: the next is what is to be looked at.
  useEffect(() => {
    if (first) setOpened(true);
  }, [first]);
  const seen = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/offers/{id}/open', { params: { path: { id: offer.id } } })),
  });
  const { mutate } = seen;
  const unseen = offer.seenAt === null;
  useEffect(() => {
    if (opened && unseen) mutate();
  }, [opened, unseen, mutate]);
  return (
    <Card withBorder padding="md" component="article" aria-label={offer.title}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} style={{ flex: '1 1 300px' }}>
          <Title order={2} size="h4">
            {offer.title}
          </Title>
          <Group gap="xs">
            <Badge color="river.8" variant="light" c="river.9">
              {t.common.classes[offer.class as 3]}
            </Badge>
            <Text size="sm">
              {t.common.fields[offer.field as 1]} · {t.offers.from(offer.from)}
            </Text>
          </Group>
          {offer.answerBy && (
            <Text>
              {t.offers.answerBefore(showDateTime(offer.answerBy))} (<Countdown to={offer.answerBy} />)
            </Text>
          )}
          <Group gap="xs">
            {(isNew || offer.state === 'changed') && (
              <Badge color="orange.9" h="auto" styles={{ label: { whiteSpace: 'normal' } }} role="status">
                {isNew ? t.offers.changedNow : t.offers.changed}
              </Badge>
            )}
            {offer.reminders > 0 && <Badge color="red.9">{t.offers.reminded(offer.reminders)}</Badge>}
            {offer.snoozedUntil && Date.parse(offer.snoozedUntil) > hubNowMs() && (
              <Text size="sm">{t.offers.laterUntil(showDateTime(offer.snoozedUntil))}</Text>
            )}
          </Group>
        </Stack>
        <Button
          variant={opened ? 'default' : 'filled'}
          rightSection={
            opened ? <IconChevronUp size={18} aria-hidden /> : <IconChevronDown size={18} aria-hidden />
          }
          aria-expanded={opened}
          aria-label={`${opened ? t.offers.hide : t.offers.open}: ${offer.title}`}
          onClick={() => setOpened(!opened)}
        >
          {opened ? t.offers.hide : t.offers.open}
        </Button>
      </Group>
      <Collapse expanded={opened}>
        {opened && (
          <Stack mt="md">
            {offer.bulletins.map((b) => (
              <Stack key={b.id} gap="xs" maw={480}>
                <Text>
                  {b.title} · {t.offers.length(showDuration(b.durationMs))}
                </Text>
                <AskedSound station={offer.station} bulletin={b} what={t.offers.listenTo(b.title)} />
              </Stack>
            ))}
            <Dates dates={offer.dates} />
            <Anchor component={Link} to={`/orders/${offer.order}`}>
              {t.orders.open}
            </Anchor>
            <AnswerForm offer={offer} onDone={onDone} />
          </Stack>
        )}
      </Collapse>
    </Card>
  );
}

export function Dates({ dates }: { dates: string[] }) {
  const { t } = useTexts();
  const [only] = dates;
  if (only === undefined) return null;
  if (dates.length === 1) return <Text>{t.offers.oneDate(showLocalDate(only))}</Text>;
  const shown = dates.slice(0, SHOWN_DATES).map(showLocalDate).join(', ');
  const more = dates.length - SHOWN_DATES;
  return (
    <Text>
      {t.offers.dates(dates.length, shown)}
      {more > 0 && ` ${t.offers.moreDates(more)}`}
    </Text>
  );
}
