import { Anchor, Badge, Group, Progress, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useRefreshOn } from '../../live/use-live.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime, showNumber, showSeconds } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { reasonText } from '../../texts/code-words.js';
import { RESULT_COLOURS } from './command-ends.js';
import { argsText } from './fields.js';

const RESULTS = ['executed', 'pending', 'refused', 'expired', 'unanswered'] as const;
type Result = (typeof RESULTS)[number];
const ASK_EVERY_MS = 3000;

/** One order to many: how far it has come, and the end of each loudspeaker. */
export default function BatchPage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['command-batches', id],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/command-batches/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && state.data.ends.pending > 0 ? ASK_EVERY_MS : false),
  });
  useRefreshOn('commands', ['command-batches', id], 1000);
  if (!data)
    return (
      <Page title={t.remote.title}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  const { command, args, targetName, devices, ends, issuedAt, issuedByName } = data;
  const what = t.remote.commands[command as 'stop'] ?? command;
  const ended = devices - ends.pending;
  return (
    <Page title={`${[what, argsText(t, command, args)].filter(Boolean).join(' ')} – ${targetName}`}>
      <Group gap="md">
        <Anchor component={Link} to="/remote">
          ← {t.remote.back}
        </Anchor>
        <Text>{t.remote.by(issuedByName ?? t.common.none, showDateTime(issuedAt))}</Text>
      </Group>
      <Stack gap="xs">
        <Text fw={700} role="status">
          {ends.pending === 0
            ? t.remote.allEnded(showNumber(devices))
            : t.remote.progress(showNumber(ended), showNumber(devices))}
        </Text>
        <Progress.Root size="xl" aria-hidden>
          {RESULTS.filter((result) => result !== 'pending').map((result) => (
            <Progress.Section
              key={result}
              value={(100 * ends[result]) / devices}
              color={RESULT_COLOURS[result]}
            />
          ))}
        </Progress.Root>
        <Group gap="sm">
          {RESULTS.filter((result) => ends[result] > 0).map((result) => (
            <Badge key={result} color={RESULT_COLOURS[result]} size="lg">
              {t.remote.results[result]}: {showNumber(ends[result])}
            </Badge>
          ))}
        </Group>
      </Stack>
      <Targets id={id} isOpen={ends.pending > 0} />
    </Page>
  );
}

function Targets({ id, isOpen }: { id: string; isOpen: boolean }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const [result, setResult] = useState<Result | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['command-batches', id, 'targets', page, result],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/command-batches/{id}/targets', {
          params: { path: { id }, query: { page, limit: 50, ...(result && { result }) } },
          signal,
        }),
      ),
    refetchInterval: isOpen ? ASK_EVERY_MS : false,
    placeholderData: (before) => before,
  });
  const { remote } = t;
  return (
    <Stack gap="sm">
      <Select
        label={remote.filter}
        placeholder={remote.everyResult}
        data={RESULTS.map((value) => ({ value, label: remote.results[value] }))}
        value={result}
        onChange={(value) => {
          setResult(value);
          setPage(1);
        }}
        clearable
        clearButtonProps={{ 'aria-label': remote.everyResult }}
        maw={320}
      />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.total === 0 && <EmptyState text={remote.emptyFilter} />}
      {data && data.total > 0 && (
        <RecordList
          caption={remote.list}
          records={data.items}
          keyOf={({ nonce }) => nonce}
          columns={[
            {
              key: 'place',
              label: remote.place,
              show: ({ device, placeName }) => (
                <Anchor component={Link} to={`/devices/${device}`}>
                  {placeName}
                </Anchor>
              ),
            },
            { key: 'station', label: remote.station, show: ({ stationName }) => stationName },
            {
              key: 'result',
              label: remote.result,
              show: ({ result: end, reason }) => (
                <>
                  <Badge color={RESULT_COLOURS[end]}>{remote.results[end]}</Badge>
                  {reason && <Text>{reasonText(t, reason)}</Text>}
                </>
              ),
            },
            {
              key: 'at',
              label: remote.endedAt,
              show: ({ endedAt, presence }) =>
                endedAt ? showSeconds(endedAt) : presence === 'online' ? '' : t.monitoring.cells.lost,
            },
          ]}
        />
      )}
      {data && <Paging total={data.total} page={data.page} limit={data.limit} onPage={setPage} />}
    </Stack>
  );
}
