import { Alert, Stack, Text } from '@mantine/core';
import { IconVolumeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';
import { Unconfirmed } from '../../parts/unconfirmed.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** Communes that were silenced, and who has not confirmed it. Nothing where nobody is silent. */
export function MutesNote() {
  const { t } = useTexts();
  const { data } = useQuery({
    queryKey: ['monitoring', 'mutes'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/monitoring/mutes', { signal })),
    refetchInterval: 10_000,
  });
  if (!data || data.items.length === 0) return null;
  const texts = t.monitoring.mutes;
  return (
    <Alert color="orange" icon={<IconVolumeOff aria-hidden />} title={texts.title}>
      <Stack gap="sm">
        {data.items.map((mute) => (
          <div key={mute.station}>
            <Text fw={600}>
              {mute.stationName} – {mute.muted === 'no' ? texts.undone : t.monitoring.muted[mute.muted]}
            </Text>
            <Text>{texts.confirmed(showNumber(mute.confirmed), showNumber(mute.devices))}</Text>
            <Unconfirmed mute={mute} />
          </div>
        ))}
      </Stack>
    </Alert>
  );
}
