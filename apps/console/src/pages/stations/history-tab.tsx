import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import type { PastRegulation, Station } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { showDateTime, showLocalDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { changedParts } from './week-blocks.js';
import { useWindowName } from './window-name.js';

const PARTS = ['windows', 'quiet', 'quota', 'volumes'] as const;

/** Every regulation the station has had: what changed, by which decision, who wrote it down. */
export function HistoryTab({ station }: { station: Station }) {
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery({
    queryKey: ['regulations', station.id, page],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/stations/{id}/regulations', {
          params: { path: { id: station.id }, query: { page, limit: 20 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />;
  return (
    <Stack>
      {data.items.map((past, i) => (
        <Past key={past.id} past={past} before={data.items[i + 1]} />
      ))}
      <Paging {...data} onPage={setPage} />
    </Stack>
  );
}

function Past({ past, before }: { past: PastRegulation; before: PastRegulation | undefined }) {
  const { t } = useTexts();
  const nameOf = useWindowName();
  const { regulation } = past;
  const changed = before ? changedParts(regulation, before.regulation) : [...PARTS];
  const dateOf = (part: (typeof PARTS)[number]) => {
    const date = regulation.decidedOn?.[part];
    return date ? ` (${showLocalDate(date)})` : '';
  };
  const said = {
    windows: regulation.windows.map(({ name, from, to }) => `${nameOf(name)} ${from}–${to}`).join(', '),
    quiet: regulation.quiet.map(({ from, to }) => `${from}–${to}`).join(', '),
    quota: t.stations.minutes(regulation.quota.maxMinutesPerDay),
    volumes: `${regulation.volumes.default}/${regulation.volumes.cap}`,
  };
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between">
        <Text fw={600}>
          {t.stations.since} {showDateTime(past.since)}
          {past.until && ` · ${t.stations.until} ${showDateTime(past.until)}`}
        </Text>
        {past.until === null && <Badge color="green.9">{t.stations.inForce}</Badge>}
      </Group>
      <Text size="sm">
        {t.stations.setBy}: {past.setByName ?? t.stations.hub}
      </Text>
      <Text mt="xs">{before ? `${t.stations.changedParts}:` : `${t.stations.firstOne}:`}</Text>
      <Stack gap={2}>
        {changed.map((part) => (
          <Text key={part}>
            {t.stations.parts[part]}: {said[part]} — {regulation.decisions[part]}
            {dateOf(part)}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}
