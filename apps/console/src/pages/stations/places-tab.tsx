import { Button, Group, Stack } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { type Station, usePlaces } from '../../api/registry.js';
import { Listed } from '../../parts/listed.js';
import { useTexts } from '../../texts/texts.js';
import { PlaceTable } from '../places/place-table.js';

/** Where the station's loudspeakers and boards stand. */
export function PlacesTab({ station }: { station: Station }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [page, setPage] = useState(1);
  const list = usePlaces({ station: station.id, page, limit: 50 });
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
      <Listed of={list} empty={t.places.none} onPage={setPage}>
        {(items) => <PlaceTable places={items} />}
      </Listed>
    </Stack>
  );
}
