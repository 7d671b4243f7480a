import { Anchor, Paper, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fleetStore, useFleetVersion } from '../../live/fleet.js';
import { useRefreshOn } from '../../live/use-live.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

const KEY = ['monitoring', 'summary'] as const;

/** Four figures; the first two move with every window of changes. */
export function Summary() {
  const { t } = useTexts();
  const { can } = useMe();
  useFleetVersion();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/monitoring/summary', { signal })),
    refetchInterval: 60_000,
  });
  useRefreshOn('alarms', KEY);
  const count = fleetStore.count();
  const connected = count.online + count.playing;
  const devices = connected + count.lost + count.unknown;
  const { monitoring } = t;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
      <Figure label={monitoring.connected} value={connected} more={monitoring.ofAll(showNumber(devices))} />
      <Figure
        label={monitoring.lost}
        value={count.lost}
        isBad={count.lost > 0}
        to="/monitoring?view=list&state=lost"
      />
      <Figure
        label={monitoring.alarms}
        value={data?.alarms}
        isBad={(data?.unacknowledged ?? 0) > 0}
        more={data ? monitoring.freshAlarms(showNumber(data.unacknowledged)) : undefined}
        to={can('read', 'alarm') ? '/monitoring/alarms' : undefined}
      />
      <Figure
        label={monitoring.unarmed}
        value={data?.unarmed}
        isBad={(data?.unarmed ?? 0) > 0}
        to={can('read', 'as-run') ? '/monitoring/slot' : undefined}
      />
    </SimpleGrid>
  );
}

function Figure(given: { label: string; value?: number; more?: ReactNode; isBad?: boolean; to?: string }) {
  const { label, value, more, isBad, to } = given;
  return (
    <Paper withBorder p="sm">
      {to ? (
        <Anchor component={Link} to={to}>
          {label}
        </Anchor>
      ) : (
        <Text>{label}</Text>
      )}
      <Text fz={28} fw={700} lh={1.2} c={isBad ? 'red.9' : undefined}>
        {value === undefined ? '–' : showNumber(value)}
      </Text>
      {more && (
        <Text size="sm" c="dark.3">
          {more}
        </Text>
      )}
    </Paper>
  );
}
