import { Anchor, Stack, Table, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { fleetStore } from '../../live/fleet.js';
import { EmptyState } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { CellLabel } from './cell-look.js';
import { type FleetFilter, fold, matching } from './fleet-filter.js';
import { useFleetEvery } from './use-fleet-every.js';

const A_PAGE = 50;

/** The wall in words: what is lost comes first. The same figures, for keyboards and screen readers. */
export function ListView({ filter }: { filter: FleetFilter }) {
  const { t } = useTexts();
  // The store changes in place: every second at most the list is made anew.
  useFleetEvery(1000);
  const [page, setPage] = useState(1);
  const { fleet } = fleetStore;
  const folded = useMemo(() => fleet.places.name.map(fold), [fleet]);
  const { unit, cell, kind, search } = filter;
  const found = matching(fleetStore, folded, { unit, cell, kind, search });
  useEffect(() => setPage(1), [unit, cell, kind, search]);
  if (found.length === 0) return <EmptyState text={t.common.nothingFound} />;
  const last = Math.max(1, Math.ceil(found.length / A_PAGE));
  const shown = found.slice((Math.min(page, last) - 1) * A_PAGE, Math.min(page, last) * A_PAGE);
  return (
    <Stack gap="sm">
      <Table.ScrollContainer minWidth={620}>
        <Table striped highlightOnHover aria-label={t.monitoring.views.list}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.monitoring.place}</Table.Th>
              <Table.Th>{t.monitoring.unit}</Table.Th>
              <Table.Th>{t.monitoring.state}</Table.Th>
              <Table.Th>{t.monitoring.since}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((i) => (
              <Row key={fleet.places.place[i]} i={i} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Paging total={found.length} page={Math.min(page, last)} limit={A_PAGE} onPage={setPage} />
    </Stack>
  );
}

function Row({ i }: { i: number }) {
  const { t } = useTexts();
  const { places, units } = fleetStore.fleet;
  const device = places.device[i];
  const since = places.since[i];
  const muted = places.muted[i];
  const isClockOff = places.clock[i] === 'untrusted' && places.presence[i] === 'online';
  return (
    <Table.Tr>
      <Table.Td>
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
      </Table.Td>
      <Table.Td>{units[places.unit[i]!]?.name}</Table.Td>
      <Table.Td>
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
      </Table.Td>
      <Table.Td>{since ? showDateTime(since) : ''}</Table.Td>
    </Table.Tr>
  );
}
