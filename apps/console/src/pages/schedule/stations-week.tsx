import { Anchor, Box, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { shortDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { windowName } from '../bulletins/wording.js';
import { QuotaBar } from './dry-run-result.js';
import { useStationDays } from './queries.js';

/** Every station of the person's unit by day: minutes used, and what waits. */
export function StationsWeek({
  days,
  onStation,
}: {
  days: string[];
  onStation: (station: string, date: string) => void;
}) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const { data, error, refetch } = useStationDays(days[0] ?? '', days.at(-1) ?? '', page, search);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Stack>
      <TextInput
        type="search"
        label={t.common.search}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPage(1);
        }}
      />
      {data.items.length === 0 && <EmptyState text={t.common.nothingFound} />}
      {data.items.length > 0 && (
        <Table.ScrollContainer minWidth={980}>
          <Table withTableBorder stickyHeader aria-label={t.schedule.stationsWeek}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.schedule.station}</Table.Th>
                {days.map((date) => (
                  <Table.Th key={date}>{shortDate(date)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((station) => (
                <Table.Tr key={station.station}>
                  <Table.Th scope="row" fw={400} miw={220}>
                    <Anchor
                      component="button"
                      ta="left"
                      onClick={() => onStation(station.station, days[0] ?? '')}
                    >
                      {station.name}
                    </Anchor>
                  </Table.Th>
                  {station.days.map((day) => {
                    return (
                      <Table.Td key={day.localDate}>
                        <Box miw={90}>
                          <QuotaBar minutes={day.minutes} maxMinutes={station.maxMinutes} stacked />
                          {day.waits.map(({ session, state, count }) => (
                            <Text key={`${session}${state}`} size="sm" c="orange.9" lh={1.3}>
                              {t.schedule.waits[state](windowName(t, session), count)}
                            </Text>
                          ))}
                          {day.refused > 0 && (
                            <Text size="sm" c="red.9">
                              {t.schedule.result.refused(day.refused)}
                            </Text>
                          )}
                        </Box>
                      </Table.Td>
                    );
                  })}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Paging total={data.total} page={data.page} limit={data.limit} onPage={setPage} />
    </Stack>
  );
}
