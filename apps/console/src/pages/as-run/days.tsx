import { Anchor, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { type OpenDay, useClosedDays, useOpenDays } from '../../api/airing.js';
import { useStations } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Listed } from '../../parts/listed.js';
import { Loading, Page } from '../../parts/page.js';
import { DateField } from '../../parts/time-field.js';
import { usePage } from '../../parts/use-page.js';
import { showLocalDate, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { ClosedDays, OpenDays } from './day-lists.js';
import { changed } from './filter.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Which days of which stations are closed, what was corrected since, and why a day is still open. */
export default function Days() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const date = (key: string): string | undefined =>
    DATE.test(search.get(key) ?? '') ? (search.get(key) ?? undefined) : undefined;
  const filter = { from: date('from'), to: date('to'), station: search.get('station') ?? undefined };
  const [page, turnTo] = usePage();
  const change = (next: Record<string, string | null>) => setSearch(changed(search, next));
  const stations = useStations({ limit: 200 });
  const open = useOpenDays(filter);
  const closed = useClosedDays({ ...filter, page });
  const waiting = open.data?.filter(({ why }) => why !== 'not-over') ?? [];
  const words = t.asRun.days;
  return (
    <Page title={words.title}>
      <Anchor component={Link} to="/as-run">
        {words.back}
      </Anchor>
      <Text>{words.hint}</Text>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <DateField label={t.asRun.from} value={filter.from ?? null} onChange={(from) => change({ from })} />
        <DateField label={t.asRun.to} value={filter.to ?? null} onChange={(to) => change({ to })} />
        <Select
          label={t.common.station}
          placeholder={t.asRun.allStations}
          value={filter.station ?? null}
          onChange={(station) => change({ station })}
          searchable
          clearable
          data={stations.data?.items.map((s) => ({ value: s.id, label: s.name })) ?? []}
        />
      </SimpleGrid>
      <Stack component="section" gap="sm" aria-label={words.notClosed}>
        <Title order={2} size="h4">
          {words.notClosed}
        </Title>
        <ErrorNote error={open.error} onRetry={() => void open.refetch()} />
        {open.isPending && <Loading />}
        {open.data && waiting.length === 0 && <Text>{words.allClosed}</Text>}
        {waiting.length > 0 && <OpenDays days={waiting} />}
        {notOver(open.data ?? []).map(({ localDate, stations: n, rows }) => (
          <Text key={localDate}>
            {words.notOver(showLocalDate(localDate), showNumber(n), showNumber(rows))}
          </Text>
        ))}
      </Stack>
      <Stack component="section" gap="sm" aria-label={words.closed}>
        <Title order={2} size="h4">
          {words.closed}
        </Title>
        <Listed of={closed} empty={words.noneClosed} onPage={turnTo}>
          {(items) => <ClosedDays days={items} />}
        </Listed>
      </Stack>
    </Page>
  );
}

/** Days that are not over, one line each: there is nothing to be done for any single station. */
function notOver(days: readonly OpenDay[]): { localDate: string; stations: number; rows: number }[] {
  const found = new Map<string, { localDate: string; stations: number; rows: number }>();
  for (const { localDate, why, rows } of days) {
    if (why !== 'not-over') continue;
    const day = found.get(localDate) ?? { localDate, stations: 0, rows: 0 };
    found.set(localDate, { localDate, stations: day.stations + 1, rows: day.rows + rows });
  }
  return [...found.values()];
}
