import { Anchor, Stack, Text } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { Link } from 'react-router';
import { fleetStore } from '../../live/fleet.js';
import { EmptyState } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { RecordList } from '../../parts/record-list.js';
import { usePage } from '../../parts/use-page.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { CellLabel } from './cell-look.js';
import { type FleetFilter, matching, placeNames } from './fleet-filter.js';
import { useFleetEvery } from './use-fleet-every.js';

const A_PAGE = 50;

/** The wall in words: what is lost comes first. The same figures, for keyboards and screen readers. */
export function ListView({ filter }: { filter: FleetFilter }) {
  const { t } = useTexts();
  // The store changes in place: every second at most the list is made anew.
  useFleetEvery(1000);
  const [page, turnTo] = usePage();
  const { fleet } = fleetStore;
  const names = useMemo(() => placeNames(fleet), [fleet]);
  // Letters come first, then what they find.
  const { unit, cell, kind } = filter;
  const search = useDeferredValue(filter.search);
  const found = matching(fleetStore, names, { unit, cell, kind, search });
  if (found.length === 0) return <EmptyState text={t.common.nothingFound} />;
  const shown = found.slice((page - 1) * A_PAGE, page * A_PAGE);
  return (
    <Stack gap="sm">
      <RecordList
        caption={t.monitoring.views.list}
        records={shown}
        keyOf={(i) => fleet.places.place[i]!}
        columns={[
          { key: 'place', label: t.monitoring.place, show: (i) => <Place i={i} /> },
          {
            key: 'unit',
            label: t.monitoring.unit,
            show: (i) => fleet.units[fleet.places.unit[i]!]?.name,
          },
          { key: 'state', label: t.monitoring.state, show: (i) => <State i={i} /> },
          {
            key: 'since',
            label: t.monitoring.since,
            show: (i) => (fleet.places.since[i] ? showDateTime(fleet.places.since[i]) : ''),
          },
        ]}
      />
      <Paging total={found.length} page={page} limit={A_PAGE} onPage={turnTo} />
    </Stack>
  );
}

function Place({ i }: { i: number }) {
  const { t } = useTexts();
  const { places } = fleetStore.fleet;
  const device = places.device[i];
  return (
    <>
      {device ? (
        <Anchor component={Link} to={`/devices/${device}`}>
          {places.name[i]}
        </Anchor>
      ) : (
        places.name[i]
      )}
      {places.kind[i] === 'board' && (
        <Text size="sm" c="dark.3">
          {t.monitoring.kinds.board}
        </Text>
      )}
    </>
  );
}

function State({ i }: { i: number }) {
  const { t } = useTexts();
  const { places } = fleetStore.fleet;
  const muted = places.muted[i];
  const isClockOff = places.clock[i] === 'untrusted' && places.presence[i] === 'online';
  return (
    <>
      <CellLabel cell={fleetStore.cell(i)} />
      {isClockOff && (
        <Text size="sm" c="red.9">
          {t.monitoring.clock.untrusted}
        </Text>
      )}
      {(muted === 'programme' || muted === 'all') && (
        <Text size="sm" c="orange.9">
          {t.monitoring.muted[muted]}
        </Text>
      )}
    </>
  );
}
