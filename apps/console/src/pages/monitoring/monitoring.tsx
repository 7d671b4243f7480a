import { Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useMemo } from 'react';
import { fleetStore, readFleet, useFleetState } from '../../live/fleet.js';
import { CELLS } from '../../live/fleet-store.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { useFilter } from '../../parts/use-filter.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { type FleetFilter, isCell } from './fleet-filter.js';
import { LinkNote } from './link-note.js';
import { ListView } from './list-view.js';
import { MutesNote } from './mutes-note.js';
import { Summary } from './summary.js';
import { UnitFilter } from './unit-filter.js';
import { WallView } from './wall-view.js';

const MapView = lazy(() => import('./map-view.js'));
const VIEWS = ['map', 'wall', 'list'] as const;
type View = (typeof VIEWS)[number];

/** The whole fleet, live: as a map, a wall of cells or a list; what is chosen is in the address. */
export default function Monitoring() {
  const { t } = useTexts();
  const { state, problem } = useFleetState();
  return (
    <Page title={t.monitoring.title} actions={<LinkNote />}>
      <Summary />
      <MutesNote />
      <ErrorNote error={problem} onRetry={() => void readFleet()} />
      {state === 'loading' || state === 'idle' ? <Loading /> : state === 'ready' && <Views />}
    </Page>
  );
}

function Views() {
  const { t } = useTexts();
  const [params, set] = useFilter();
  const chosen = params.get('view');
  const view: View = VIEWS.includes(chosen as View) ? (chosen as View) : 'map';
  const cell = params.get('state');
  const kind = params.get('kind');
  const filter: FleetFilter = {
    unit: params.get('unit'),
    cell: isCell(cell) ? cell : null,
    kind: kind === 'speaker' || kind === 'board' ? kind : null,
    search: params.get('q') ?? '',
  };
  const { fleet } = fleetStore;
  const units = useMemo(() => new Map(fleet.units.map(({ key, name }) => [key, name])), [fleet]);
  if (fleet.total === 0 && fleet.units.length === 0) return <EmptyState text={t.monitoring.noPlaces} />;
  return (
    <Stack>
      <Group align="flex-end" gap="sm">
        <SegmentedControl
          aria-label={t.monitoring.view}
          value={view}
          onChange={(value) => set('view', value)}
          data={VIEWS.map((value) => ({ value, label: t.monitoring.views[value] }))}
        />
        <UnitFilter units={units} value={filter.unit} onChange={(unit) => set('unit', unit)} />
        {view !== 'map' && (
          <>
            <Select
              label={t.monitoring.filterState}
              placeholder={t.monitoring.allStates}
              data={CELLS.map((value) => ({ value, label: t.monitoring.cells[value] }))}
              value={filter.cell}
              onChange={(value) => set('state', value)}
              clearable
              w={{ base: '100%', xs: 200 }}
            />
            <Select
              label={t.monitoring.filterKind}
              placeholder={t.monitoring.allKinds}
              data={(['speaker', 'board'] as const).map((value) => ({
                value,
                label: t.monitoring.kinds[value],
              }))}
              value={filter.kind}
              onChange={(value) => set('kind', value)}
              clearable
              w={{ base: '100%', xs: 180 }}
            />
          </>
        )}
        {view === 'list' && (
          <TextInput
            label={t.monitoring.searchPlace}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={filter.search}
            onChange={(event) => set('q', event.currentTarget.value)}
            w={{ base: '100%', xs: 260 }}
          />
        )}
      </Group>
      {fleet.truncated && <Text role="note">{t.monitoring.truncated(showNumber(fleet.total))}</Text>}
      {view === 'map' && (
        <Suspense fallback={<Loading />}>
          <MapView filter={filter} onUnit={(unit) => set('unit', unit)} />
        </Suspense>
      )}
      {view === 'wall' && <WallView filter={filter} onUnit={(unit) => set('unit', unit)} />}
      {(view === 'list' || (view === 'map' && filter.unit !== null)) && <ListView filter={filter} />}
    </Stack>
  );
}
