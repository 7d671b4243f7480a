import { Alert, Anchor, List, Stack, Text } from '@mantine/core';
import { IconVolumeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { showNumber, showSeconds } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

const SHOWN = 20;

/** Communes that were silenced, and who has not confirmed it. Nothing where nobody is silent. */
export function MutesNote() {
  const { t } = useTexts();
  const { data } = useQuery({
    queryKey: ['monitoring', 'mutes'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/monitoring/mutes', { signal })),
    refetchInterval: 10_000,
  });
  if (!data || data.items.length === 0) return null;
  const { monitoring } = t;
  return (
    <Alert color="orange" icon={<IconVolumeOff aria-hidden />} title={monitoring.mutesTitle}>
      <Stack gap="sm">
        {data.items.map(({ station, stationName, muted, devices, confirmed, waiting }) => (
          <div key={station}>
            <Text fw={600}>
              {stationName} – {muted === 'no' ? monitoring.mutesUndone : monitoring.muted[muted]}
            </Text>
            <Text>{monitoring.mutesConfirmed(showNumber(confirmed), showNumber(devices))}</Text>
            {waiting.length > 0 && (
              <List size="md" aria-label={monitoring.mutesWaiting}>
                {waiting.slice(0, SHOWN).map(({ device, placeName, since, overdue }) => (
                  <List.Item key={device}>
                    <Anchor component={Link} to={`/devices/${device}`}>
                      {placeName}
                    </Anchor>{' '}
                    – {monitoring.mutesWaiting}
                    {since && ` (${showSeconds(since)})`}
                    {overdue && (
                      <Text span fw={700} c="red.9">
                        {' '}
                        {monitoring.mutesOverdue}
                      </Text>
                    )}
                  </List.Item>
                ))}
                {waiting.length > SHOWN && <List.Item>… +{showNumber(waiting.length - SHOWN)}</List.Item>}
              </List>
            )}
          </div>
        ))}
      </Stack>
    </Alert>
  );
}
