import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Offer } from '../../api/decisions.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { showDateTime, showLocalDate } from '../../texts/format.js';
import { whyText } from '../../texts/hub-sentences.js';
import { useTexts } from '../../texts/texts.js';

const COLOURS: Record<string, string> = { accepted: 'green.9', declined: 'dark.3', expired: 'red.9' };

export function OfferState({ state }: { state: Offer['state'] }) {
  const { t } = useTexts();
  return <Badge color={COLOURS[state] ?? 'orange.9'}>{t.offers.states[state]}</Badge>;
}

/** What was answered, by whom or by which rule and why, and what became of it. */
export function OfferOutcome({ offer, sender = false }: { offer: Offer; sender?: boolean }) {
  const { t } = useTexts();
  const next = offer.occurrences.find((o) => o.startAt !== null && Date.parse(o.startAt) > hubNowMs());
  const refused = offer.occurrences.find((o) => o.message !== null);
  const isRule = offer.answeredBy?.startsWith('rule:') ?? false;
  const facts = [
    sender && t.offers.from(offer.from),
    offer.answeredBy !== null && (isRule ? t.offers.byRule : t.offers.by(offer.answeredByName ?? '')),
    offer.answeredAt && showDateTime(offer.answeredAt),
    !offer.answeredAt && offer.answerBy && t.offers.answerBefore(showDateTime(offer.answerBy)),
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <Text size="sm">{facts.join(' · ')}</Text>}
      {offer.reason && <Text>{offer.reason}</Text>}
      {next?.startAt && <Text>{t.offers.placedAt(showDateTime(next.startAt))}</Text>}
      {offer.state === 'accepted' && !next && refused && (
        <Text c="orange.9">
          {showLocalDate(refused.localDate)}: {whyText(refused)}
        </Text>
      )}
    </>
  );
}

/** @param name of the station, where there are several */
export function OfferAnswer({ offer, name }: { offer: Offer; name: string | null }) {
  return (
    <Stack gap={4}>
      <Group gap="sm">
        {name && <Text fw={600}>{name}</Text>}
        <OfferState state={offer.state} />
      </Group>
      <OfferOutcome offer={offer} />
    </Stack>
  );
}
