import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useAsRun, useAsRunTotals, useStationTotals } from '../../api/airing.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Listed } from '../../parts/listed.js';
import { Page } from '../../parts/page.js';
import { usePage } from '../../parts/use-page.js';
import { localDateOf } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { CommuneBars } from './commune-bars.js';
import { Downloads } from './downloads.js';
import { changed, filterOf } from './filter.js';
import { Filters } from './filters.js';
import { OnlyNote } from './only-note.js';
import { Rows } from './rows.js';
import { Totals } from './totals.js';
import { Unplanned } from './unplanned.js';

const LIMIT = 50;

/** What was aired: sums, commune by commune, row by row; the filter is in the address. */
export default function AsRun() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search, localDateOf(hubNowMs()));
  const [page, turnTo] = usePage();
  const totals = useAsRunTotals(filter);
  const stations = useStationTotals(filter);
  const rows = useAsRun({ ...filter, page, limit: LIMIT });
  const change = (next: Record<string, string | null>) => setSearch(changed(search, next));
  const station = stations.data?.find((s) => s.station === filter.station);
  return (
    <Page title={t.asRun.title} actions={<Downloads filter={filter} />}>
      <Filters filter={filter} onChange={change} onClear={() => setSearch(new URLSearchParams())} />
      <OnlyNote filter={filter} row={rows.data?.items[0]} onDrop={(one) => change({ [one]: null })} />
      <ErrorNote error={totals.error} onRetry={() => void totals.refetch()} />
      {totals.data && <Totals totals={totals.data} />}
      {totals.data && <Unplanned filter={filter} count={totals.data.unplanned} />}
      {stations.data && stations.data.length > 0 && !filter.station && (
        <CommuneBars stations={stations.data} onPick={(id) => change({ station: id })} />
      )}
      <Stack component="section" gap="sm" aria-label={t.asRun.rows}>
        <Title order={2} size="h4">
          {station ? t.asRun.rowsOf(station.stationName) : t.asRun.rows}
        </Title>
        <Listed of={rows} empty={t.asRun.nothing} onPage={turnTo}>
          {(items) => <Rows rows={items} />}
        </Listed>
      </Stack>
      <Text size="sm">
        {t.asRun.formula}.{' '}
        <Anchor
          component={Link}
          underline="always"
          to={filter.station ? `/as-run/days?station=${filter.station}` : '/as-run/days'}
        >
          {t.asRun.days.open}
        </Anchor>
      </Text>
    </Page>
  );
}
