import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../api/client.js';
import { stationSoundPath } from '../api/decisions.js';
import { useTexts } from '../texts/texts.js';
import { AudioPlayer } from './audio-player.js';
import { ErrorNote } from './error-note.js';
import { Loading } from './page.js';

/** What a station is asked to air, to be heard, or read where sound would disturb. */
export function AskedSound({
  station,
  bulletin,
  what,
}: {
  station: string;
  bulletin: { id: string; title: string };
  what: string;
}) {
  const { t } = useTexts();
  const [opened, setOpened] = useState(false);
  return (
    <Stack gap="xs">
      <AudioPlayer path={stationSoundPath(station, bulletin.id)} what={what} />
      <Group>
        <Button
          variant="subtle"
          size="sm"
          aria-expanded={opened}
          aria-label={`${opened ? t.offers.hideText : t.offers.showText}: ${bulletin.title}`}
          onClick={() => setOpened(!opened)}
        >
          {opened ? t.offers.hideText : t.offers.showText}
        </Button>
      </Group>
      {opened && <Words station={station} bulletin={bulletin.id} />}
    </Stack>
  );
}

function Words({ station, bulletin }: { station: string; bulletin: string }) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['station-bulletin', station, bulletin],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/stations/{station}/bulletins/{bulletin}', {
          params: { path: { station, bulletin } },
          signal,
        }),
      ),
  });
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />;
  return <Text style={{ whiteSpace: 'pre-line' }}>{data.text ?? t.bulletins.recorded}</Text>;
}
