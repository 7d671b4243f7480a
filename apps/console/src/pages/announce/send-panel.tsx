import { Button, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Bulletin, bulletinKey, fetchBulletin, type Order } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { ErrorNote } from '../../parts/error-note.js';
import { ReasonField } from '../../parts/reason-field.js';
import { useTexts } from '../../texts/texts.js';
import { isByHand, type Station } from './station.js';
import type { Draft } from './draft.js';
import type { SentAnnouncement } from './sent.js';
import { orderOf, useTrial } from './trial.js';

const LONG_MS = 10 * 60_000;

/** Submits the bulletin and leaves an order that waits for its approval. */
export function SendPanel({
  draft,
  station,
  bulletin,
  change,
  onSent,
}: {
  draft: Draft;
  station: Station;
  bulletin: Bulletin | null;
  change: (changes: Partial<Draft>) => void;
  onSent: (sent: SentAnnouncement) => void;
}) {
  const { t } = useTexts();
  const trial = useTrial(draft, station, bulletin);
  const startAt = trial.data?.outcomes[0]?.startAt ?? null;
  const long = (bulletin?.durationMs ?? 0) > LONG_MS;
  const ready = bulletin?.sound === 'ready';
  const missing = !bulletin
    ? t.announce.missing[draft.made ? 'listen' : 'text']
    : !ready
      ? t.announce.missing.listen
      : startAt !== null
        ? null
        : trial.isFetching
          ? t.announce.checking
          : t.announce.missing[trial.data ? 'otherSession' : 'session'];
  const send = useSend(draft, station, onSent);
  return (
    <Stack gap="sm">
      <Text>{isByHand(station) ? t.announce.sendHintByHand : t.announce.sendHint}</Text>
      {long && (
        <ReasonField
          label={t.announce.longReason}
          value={draft.longReason}
          onChange={(longReason) => change({ longReason })}
        />
      )}
      <ErrorNote error={send.error} />
      {missing && <Text size="sm">{missing}</Text>}
      <Button
        size="lg"
        leftSection={<IconSend size={20} aria-hidden />}
        disabled={missing !== null || (long && draft.longReason.trim() === '')}
        loading={send.isPending}
        onClick={() =>
          bulletin && startAt && send.mutate({ bulletin, startAt, places: trial.data?.counted.places })
        }
      >
        {t.announce.send}
      </Button>
    </Stack>
  );
}

interface Sending {
  bulletin: Bulletin;
  startAt: string;
  places: number | undefined;
}

/** Each step only where it has not been done: what a cut network leaves half done is completed by pressing again. */
function useSend(draft: Draft, station: Station, onSent: (sent: SentAnnouncement) => void) {
  const { t } = useTexts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ bulletin, startAt, places }: Sending): Promise<SentAnnouncement> => {
      const { id, title } = bulletin;
      const path = { id };
      const wanted = orderOf(station, bulletin, draft.session ?? '');
      const order =
        (await waitingOrder(id, wanted, t.announce.otherSession)) ??
        (await ask(api.POST('/api/v1/orders', { body: wanted })));
      if (order.state === 'draft')
        await ask(
          api.POST('/api/v1/orders/{id}/confirm', {
            params: { path: { id: order.id } },
            body: { whenApproved: true, ...(places !== undefined && { places }) },
          }),
        );
      const { state } = await fetchBulletin(id);
      if (state === 'draft') {
        const longReason = draft.longReason.trim();
        await ask(
          api.POST('/api/v1/bulletins/{id}/submit', {
            params: { path },
            body: longReason ? { longReason } : {},
          }),
        );
      }
      return { id, title, startAt, sheetOf: isByHand(station) ? station.id : null };
    },
    onSuccess: (sent) => {
      void client.invalidateQueries({ queryKey: ['bulletins'] });
      void client.invalidateQueries({ queryKey: bulletinKey(sent.id) });
      onSent(sent);
    },
  });
}

/** The order that an earlier press left waiting; one for another session is taken back. */
async function waitingOrder(
  bulletin: string,
  wanted: ReturnType<typeof orderOf>,
  reason: string,
): Promise<Order | null> {
  const { items } = await ask(api.GET('/api/v1/orders', { params: { query: { bulletin } } }));
  let same: Order | null = null;
  for (const order of items.filter(({ state }) => state === 'awaiting')) {
    const { recurrence, airings } = order.content;
    if (JSON.stringify([recurrence, airings]) === JSON.stringify([wanted.recurrence, wanted.airings]))
      same = order;
    else
      await ask(
        api.POST('/api/v1/orders/{id}/withdraw', {
          params: { path: { id: order.id } },
          body: { reason },
        }),
      );
  }
  return same;
}
