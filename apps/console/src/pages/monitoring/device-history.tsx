import { List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, ask } from '../../api/client.js';
import type { Cell } from '../../live/fleet-store.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { showDate, showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { CellLabel } from './cell-look.js';
import type { History } from './device-kinds.js';
import { causeText } from '../../texts/code-words.js';

const CHANGES = 30;
const CELL_OF: Record<string, Cell> = { online: 'online', offline: 'lost', 'link-lost': 'lost' };

/** What stood at this place, what it complained of, when it was gone. */
export function DeviceHistoryTab({ id, history }: { id: string; history: History }) {
  const { t } = useTexts();
  const { history: texts } = t.monitoring.device;
  const { data, error, refetch } = useQuery({
    queryKey: ['devices', id, 'telemetry', '168'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/devices/{id}/telemetry', {
          params: { path: { id }, query: { hours: 168 } },
          signal,
        }),
      ),
  });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Part title={texts.boxes[history.place.kind]}>
        {history.boxes.map(({ hardwareId, vendor, model, since, until }) => (
          <List.Item key={`${hardwareId} ${since}`}>
            <Text fw={600}>{hardwareId}</Text>
            <Text size="sm">
              {[vendor, model].filter(Boolean).join(' ')} {showDate(since)}{' '}
              {until ? texts.until(showDate(until)) : `– ${texts.current}`}
            </Text>
          </List.Item>
        ))}
      </Part>
      <Part title={texts.enrolments}>
        {history.enrolments.map((one) => (
          <List.Item key={one.id}>
            <Text>
              {showDateTime(one.enrolledAt)} – {texts.states[one.state]}
              {one.revokedAt && ` ${texts.until(showDateTime(one.revokedAt))}`}
            </Text>
            <Text size="sm" c="dark.3">
              {one.hardwareId} · {one.id}
            </Text>
          </List.Item>
        ))}
      </Part>
      <Part title={texts.faults} none={texts.noFaults}>
        {history.faults.map(({ kind, cause, lastAt }) => (
          <List.Item key={`${kind} ${cause}`}>
            {showDateTime(lastAt)} – {texts.faultKinds[kind]}: {causeText(t, cause)}
          </List.Item>
        ))}
      </Part>
      {data ? (
        <Part title={texts.presence}>
          {[...data.presence]
            .reverse()
            .slice(0, CHANGES)
            .map(({ at, state }, i) => (
              <List.Item key={`${at} ${i}`}>
                <CellLabel cell={CELL_OF[state] ?? 'unknown'}>
                  {showDateTime(at)} – {t.monitoring.cells[CELL_OF[state] ?? 'unknown']}
                </CellLabel>
              </List.Item>
            ))}
        </Part>
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </SimpleGrid>
  );
}

function Part({ title, none, children }: { title: string; none?: string; children: ReactNode[] }) {
  const { t } = useTexts();
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {title}
      </Title>
      {children.length === 0 ? (
        <Text>{none ?? t.monitoring.device.history.none}</Text>
      ) : (
        <List spacing={6}>{children}</List>
      )}
    </Stack>
  );
}
