import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconPointFilled } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useRefreshOn } from '../../live/use-live.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { RecordList } from '../../parts/record-list.js';
import { usePage } from '../../parts/use-page.js';
import { showDuration, showSeconds } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { reasonText } from '../../texts/code-words.js';
import { type Slot, type SlotRow, type SlotState, STATE_COLOURS } from './slot-kinds.js';

const A_PAGE = 50;

/** How far each place has come, as a line of five steps. */
export function SlotRows({
  slot,
  state,
  unit,
}: {
  slot: Slot;
  state: SlotState | null;
  /** Of this commune alone. */
  unit: string | null;
}) {
  const { t } = useTexts();
  const [page, turnTo] = usePage();
  const { source, kind, startAt } = slot;
  const query = {
    ...{ source, kind, startAt, page, limit: A_PAGE },
    ...(state && { state }),
    ...(unit && { unit }),
  };
  const { data, error, refetch } = useQuery({
    queryKey: ['monitoring', 'slot-rows', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/monitoring/slots/rows', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  useRefreshOn('rows', ['monitoring', 'slot-rows'], 1500, (changes) => {
    const shown = new Set(data?.items.map(({ id }) => id));
    return state !== null || changes.some(({ id }) => shown.has(id));
  });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.total === 0) return <EmptyState text={t.common.nothingFound} />;
  const { slot: texts } = t.monitoring;
  return (
    <Stack gap="sm">
      <RecordList
        caption={texts.timeline}
        records={data.items}
        keyOf={({ id }) => id}
        columns={[
          { key: 'place', label: t.monitoring.place, show: (row) => <Place row={row} /> },
          { key: 'state', label: t.monitoring.state, show: (row) => <State row={row} /> },
          {
            key: 'timeline',
            label: texts.timeline,
            show: (row) => (slot.kind === 'person' ? texts.person : <Steps row={row} />),
          },
        ]}
      />
      <Paging total={data.total} page={data.page} limit={data.limit} onPage={turnTo} />
    </Stack>
  );
}

function Place({ row }: { row: SlotRow }) {
  return (
    <>
      {row.device ? (
        <Anchor component={Link} to={`/devices/${row.device}`}>
          {row.placeName}
        </Anchor>
      ) : (
        row.placeName
      )}
      <Text size="sm" c="dark.3">
        {row.unitName}
      </Text>
    </>
  );
}

function State({ row }: { row: SlotRow }) {
  const { t } = useTexts();
  const { slot: texts } = t.monitoring;
  return (
    <>
      <Badge color={STATE_COLOURS[row.state]} miw="max-content">
        {texts.states[row.state]}
      </Badge>
      {row.reason && <Text size="sm">{reasonText(t, row.reason)}</Text>}
      {row.playedMs > 0 && <Text size="sm">{showDuration(row.playedMs)}</Text>}
      {row.late && row.reason !== 'late' && <Text size="sm">{texts.late}</Text>}
      {row.preempted && row.reason !== 'preempted' && <Text size="sm">{texts.preempted}</Text>}
    </>
  );
}

/** A step that was reached has a tick and, where it is known, its time; said in words too. */
function Steps({ row }: { row: SlotRow }) {
  const { t } = useTexts();
  const { slot: texts } = t.monitoring;
  const steps: [keyof typeof texts.steps, boolean, string | null][] = [
    ['delivered', row.delivered, null],
    ['staged', row.staged, null],
    ['armed', row.armedAt !== null, row.armedAt],
    ['started', row.startedAt !== null, row.startedAt],
    ['finished', row.endedAt !== null, row.endedAt],
  ];
  return (
    <Group gap={4} role="list" aria-label={texts.timeline}>
      {steps.map(([name, isDone, at]) => (
        <Stack key={name} gap={0} role="listitem" w={96}>
          <Group gap={2} wrap="nowrap">
            {isDone ? (
              <IconCheck size={18} color="#1b5c29" stroke={3} aria-hidden />
            ) : (
              <IconPointFilled size={14} color="#868e96" aria-hidden />
            )}
            <Text size="sm" c={isDone ? undefined : 'dark.3'} style={{ whiteSpace: 'nowrap' }}>
              {texts.steps[name]}
            </Text>
          </Group>
          <Text size="sm">{at ? showSeconds(at) : isDone ? texts.done : ''}</Text>
        </Stack>
      ))}
    </Group>
  );
}
