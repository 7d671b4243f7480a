import { Alert, Anchor, Button, Card, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Stop } from '../../api/airing.js';
import { listedSoundPath, useBulletins } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { ErrorNote } from '../../parts/error-note.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** What is sent to the places that heard the wrong item, or what became of it. */
export function Correction({ stop }: { stop: Stop }) {
  const { t } = useTexts();
  const { correction, totals } = stop;
  return (
    <Card withBorder component="section" aria-label={t.stop.correction}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t.stop.correction}
        </Title>
        {correction ? (
          <>
            <Text>
              {t.stop.sent}: “{correction.title}”{correction.at && `, ${showDateTime(correction.at)}`}
              {correction.byName && ` (${correction.byName})`}
            </Text>
            {correction.startAt && (
              <Text fw={600}>{t.stop.correctionAt(showDateTime(correction.startAt))}</Text>
            )}
            {correction.waiting > 0 && <Text>{t.stop.correctionWaiting(correction.waiting)}</Text>}
            <Text aria-live="polite">{t.stop.correctionAired(correction.aired, totals.heard)}</Text>
          </>
        ) : totals.heard === 0 ? (
          <Text>{t.stop.correctionNobody}</Text>
        ) : stop.mayCorrect ? (
          <SendCorrection stop={stop} />
        ) : (
          <Text>{t.stop.correctionNotYou}</Text>
        )}
        {stop.kind === 'alert' && !correction && (
          <Alert color="orange" variant="light">
            {t.stop.alertHint}{' '}
            <Anchor component={Link} to="/emergency">
              {t.stop.toEmergency}
            </Anchor>
          </Alert>
        )}
      </Stack>
    </Card>
  );
}

function SendCorrection({ stop }: { stop: Stop }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [bulletinId, setBulletinId] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 300);
  const found = useBulletins({ state: 'approved', limit: 30, sort: '-createdAt', ...(q && { q }) });
  const items = (found.data?.items ?? []).filter((b) => !stop.withdrawnBulletins.includes(b.id));
  const chosen = items.find(({ id }) => id === bulletinId);
  const send = useMutation({
    mutationFn: (id: string) =>
      ask(
        api.POST('/api/v1/stops/{id}/correct', {
          params: { path: { id: stop.id } },
          body: { bulletinId: id },
        }),
      ),
    onSuccess: (changed) => {
      client.setQueryData(['stop', stop.id], changed);
      notifications.show({ title: t.stop.sent, message: changed.correction?.title ?? '', color: 'green.8' });
    },
  });
  return (
    <Stack gap="sm">
      <Text>{t.stop.correctionText(stop.totals.heard)}</Text>
      <ErrorNote error={found.error ?? send.error} />
      <Select
        label={t.stop.pick}
        placeholder={t.stop.pickHint}
        value={bulletinId}
        onChange={setBulletinId}
        searchable
        searchValue={typed}
        onSearchChange={setTyped}
        filter={({ options }) => options}
        nothingFoundMessage={t.common.nothingFound}
        data={items.map((b) => ({ value: b.id, label: b.title }))}
        maw={560}
      />
      {chosen && <AudioPlayer path={listedSoundPath(chosen)} what={t.stop.listenTo(chosen.title)} />}
      <Group gap="sm">
        <Button
          disabled={bulletinId === null}
          loading={send.isPending}
          onClick={() => bulletinId && send.mutate(bulletinId)}
        >
          {t.stop.send(stop.totals.heard)}
        </Button>
        <Anchor component={Link} to="/compose">
          {t.stop.write}
        </Anchor>
      </Group>
    </Stack>
  );
}
