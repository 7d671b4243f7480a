import { Anchor, Badge, Stack, Table, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { useRefreshOn } from '../../live/use-live.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { usePage } from '../../parts/use-page.js';
import { showDateTime, showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { reasonText } from '../../texts/code-words.js';
import { type SlotState, STATE_COLOURS } from './slot-kinds.js';

/** The as-run log of the place: what was planned there and what became of it. */
export function DeviceAirings({ place }: { place: string }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [page, turnTo] = usePage();
  const { data, error, refetch } = useQuery({
    queryKey: ['as-run', 'place', place, page],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/as-run', { params: { query: { place, page, limit: 20 } }, signal })),
    placeholderData: keepPreviousData,
    enabled: can('read', 'as-run'),
  });
  useRefreshOn('rows', ['as-run', 'place', place], 2000, (changes) => {
    const shown = new Set(data?.items.map(({ id }) => id));
    return changes.some(({ id }) => shown.has(id));
  });
  const { airings: texts } = t.monitoring.device;
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.total === 0) return <EmptyState text={texts.none} />;
  return (
    <Stack gap="sm">
      <Table.ScrollContainer minWidth={560}>
        <Table striped aria-label={t.monitoring.device.tabs.airings}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.start}</Table.Th>
              <Table.Th>{texts.title}</Table.Th>
              <Table.Th>{texts.result}</Table.Th>
              <Table.Th>{texts.played}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>{showDateTime(row.plannedStart)}</Table.Td>
                <Table.Td>
                  <Anchor component={Link} to={`/as-run/${row.id}`} underline="always">
                    {row.title}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <Badge color={STATE_COLOURS[row.state as SlotState] ?? 'gray.7'}>
                    {t.monitoring.slot.states[row.state as SlotState] ?? row.state}
                  </Badge>
                  {row.reason && <Text size="sm">{reasonText(t, row.reason)}</Text>}
                </Table.Td>
                <Table.Td>{row.playedMs > 0 ? showDuration(row.playedMs) : '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Paging total={data.total} page={data.page} limit={data.limit} onPage={turnTo} />
    </Stack>
  );
}
