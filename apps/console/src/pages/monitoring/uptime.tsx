import { Group, Select, Stack, Table, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { useFilter } from '../../parts/use-filter.js';
import { usePage } from '../../parts/use-page.js';
import { localDateOf, showMonth, showNumber, showShare } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

const KINDS = ['speaker', 'board'] as const;
const MONTHS = 13;
const HOUR_MS = 3600_000;

/** The last months, newest first: `2026-11`. */
function months(): string[] {
  const [year = 0, month = 0] = localDateOf(hubNowMs()).split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, i) => {
    const at = year * 12 + month - 1 - i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

/** Monthly uptime, with who owns a board or loudspeaker and who answers for it. */
export default function UptimePage() {
  const { t } = useTexts();
  const { uptime: texts } = t.monitoring;
  const [filter, set] = useFilter();
  const [page, turnTo] = usePage();
  const month = months().find((one) => one === filter.get('month')) ?? months()[0]!;
  const kind = KINDS.find((one) => one === filter.get('kind')) ?? null;
  const query = { month, page, limit: 50, ...(kind && { kind }) };
  const { data, error, refetch } = useQuery({
    queryKey: ['monitoring', 'uptime', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/monitoring/uptime', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
  const hours = (ms: number): string => texts.hours(showNumber(Math.round(ms / HOUR_MS)));
  return (
    <Page title={texts.title}>
      <Text>{texts.hint}</Text>
      <Group align="flex-end">
        <Select
          label={texts.month}
          data={months().map((value) => ({ value, label: showMonth(value) }))}
          value={month}
          onChange={(value) => set('month', value)}
          allowDeselect={false}
          w={{ base: '100%', xs: 180 }}
        />
        <Select
          label={t.monitoring.filterKind}
          placeholder={t.monitoring.allKinds}
          data={KINDS.map((value) => ({ value, label: t.monitoring.kinds[value] }))}
          value={kind}
          onChange={(value) => set('kind', value)}
          clearable
          w={{ base: '100%', xs: 220 }}
        />
      </Group>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data ? (
        !error && <Loading />
      ) : data.total === 0 ? (
        <EmptyState text={t.monitoring.noPlaces} />
      ) : (
        <Stack gap="sm">
          <Table.ScrollContainer minWidth={860}>
            <Table striped aria-label={texts.title}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t.monitoring.place}</Table.Th>
                  <Table.Th>{t.monitoring.unit}</Table.Th>
                  <Table.Th ta="right">{texts.share}</Table.Th>
                  <Table.Th ta="right">{texts.connected}</Table.Th>
                  <Table.Th ta="right">{texts.lost}</Table.Th>
                  <Table.Th>{texts.owner}</Table.Th>
                  <Table.Th>{texts.responsible}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.items.map((row) => (
                  <Table.Tr key={row.place}>
                    <Table.Td>
                      {row.name}
                      {row.kind === 'board' && (
                        <Text size="sm" c="dark.3">
                          {t.monitoring.kinds.board}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>{row.unitName}</Table.Td>
                    <Table.Td ta="right">
                      {row.share === null ? texts.notMeasured : showShare(row.share)}
                    </Table.Td>
                    <Table.Td ta="right">{hours(row.onlineMs)}</Table.Td>
                    <Table.Td ta="right">{hours(row.offlineMs)}</Table.Td>
                    <Table.Td>{row.owner ?? texts.notSet}</Table.Td>
                    <Table.Td>{row.responsible ?? texts.notSet}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Paging total={data.total} page={data.page} limit={data.limit} onPage={turnTo} />
        </Stack>
      )}
    </Page>
  );
}
