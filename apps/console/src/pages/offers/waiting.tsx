import { Stack } from '@mantine/core';
import type { Offer } from '../../api/decisions.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState } from '../../parts/page.js';
import { OfferCard } from './offer-card.js';

/** Offers to answer, the one that is due first opened. */
export function Waiting({
  offers,
  query,
  nothing,
  onDone,
}: {
  offers: Offer[];
  query: { error: unknown; refetch: () => unknown };
  nothing: string;
  onDone: (offer: string) => void;
}) {
  return (
    <Stack>
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      {offers.length === 0 && !query.error && <EmptyState text={nothing} />}
      {offers.map((offer, i) => (
        <OfferCard key={offer.id} offer={offer} first={i === 0} onDone={onDone} />
      ))}
    </Stack>
  );
}
