import { Code, Group, Select, Stack, Table, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { DateField } from '../../parts/time-field.js';
import { showSeconds } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** The members that every report has; the rest is what it says. */
const HEAD = new Set(['seq', 'at', 'uptimeMs', 'clock', 'type']);
const briefly = (body: Record<string, unknown>): string =>
  Object.entries(body)
    .filter(([name]) => !HEAD.has(name))
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
    .slice(0, 400);

/** What came from the device on a day, word for word: for technicians. */
export function DeviceReports({ id }: { id: string }) {
  const { t } = useTexts();
  const { report: texts } = t.monitoring.device;
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10));
  const [type, setType] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const query = { day, page, limit: 50, ...(type && { type }) };
  const { data, error, refetch } = useQuery({
    queryKey: ['devices', id, 'reports', query],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/devices/{id}/reports', { params: { path: { id }, query }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack>
      <Group align="flex-end">
        <DateField
          label={texts.day}
          value={day}
          onChange={(next) => {
            if (next) setDay(next);
            setPage(1);
          }}
        />
        <Select
          label={texts.type}
          placeholder={texts.allTypes}
          data={Object.entries(texts.types).map(([value, label]) => ({ value, label }))}
          value={type}
          onChange={(value) => {
            setType(value);
            setPage(1);
          }}
          clearable
          searchable
          w={{ base: '100%', xs: 260 }}
        />
      </Group>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data ? (
        !error && <Loading />
      ) : data.items.length === 0 ? (
        <EmptyState text={texts.none} />
      ) : (
        <>
          <Table.ScrollContainer minWidth={640}>
            <Table striped aria-label={t.monitoring.device.tabs.reports}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{texts.at}</Table.Th>
                  <Table.Th>{texts.type}</Table.Th>
                  <Table.Th>{texts.content}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.items.map(({ journal, seq, at, type: kind, body }) => (
                  <Table.Tr key={`${journal} ${seq}`}>
                    <Table.Td>{showSeconds(at)}</Table.Td>
                    <Table.Td>
                      {texts.types[kind] ?? kind}
                      <Text size="sm" c="dark.3">
                        {seq}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
                        {briefly(body)}
                      </Code>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Paging total={data.total} page={data.page} limit={data.limit} onPage={setPage} />
        </>
      )}
    </Stack>
  );
}
