import { Button, Group, Stack } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { type Station, usePlaces } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { useTexts } from '../../texts/texts.js';
import { PlaceTable } from '../places/place-table.js';

/** Where the station's loudspeakers and boards stand. */
export function PlacesTab({ station }: { station: Station }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = usePlaces({ station: station.id, page, limit: 50 });
  return (
    <Stack>
      {can('create', 'place') && (
        <Group>
          <Button
            component={Link}
            to={`/stations/${station.id}/places/new`}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t.stations.addPlace}
          </Button>
          <Button
            component={Link}
            to={`/stations/${station.id}/places/import`}
            variant="default"
            leftSection={<IconFileImport size={18} aria-hidden />}
          >
            {t.stations.importPlaces}
          </Button>
        </Group>
      )}
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.total === 0 && <EmptyState text={t.places.none} />}
      {data && data.total > 0 && (
        <>
          <PlaceTable places={data.items} />
          <Paging {...data} onPage={setPage} />
        </>
      )}
    </Stack>
  );
}
