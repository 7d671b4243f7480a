import { Anchor, Badge } from '@mantine/core';
import { Link } from 'react-router';
import type { Place } from '../../api/registry.js';
import { type Column, RecordList } from '../../parts/record-list.js';
import { useTexts } from '../../texts/texts.js';

export function PlaceTable({
  places,
  withStation = false,
}: {
  places: readonly Place[];
  withStation?: boolean;
}) {
  const { t } = useTexts();
  const columns: Column<Place>[] = [
    {
      key: 'name',
      label: t.places.name,
      show: ({ id, name }) => (
        <Anchor component={Link} to={`/places/${id}`}>
          {name}
        </Anchor>
      ),
    },
    ...(withStation
      ? [{ key: 'station', label: t.places.station, show: ({ stationName }: Place) => stationName }]
      : []),
    { key: 'kind', label: t.places.kind, show: ({ kind }) => t.places.kinds[kind] },
    { key: 'hamlet', label: t.places.hamlet, show: ({ hamletName }) => hamletName ?? '' },
    { key: 'sensitive', label: t.places.sensitive, show: ({ sensitiveSite }) => sensitiveSite ?? '' },
    {
      key: 'box',
      label: t.places.boxes,
      show: ({ box, retiredAt }) =>
        retiredAt ? (
          <Badge miw="max-content" color="gray.7">
            {t.places.retired}
          </Badge>
        ) : (
          [box?.vendor, box?.model, box?.hardwareId].filter(Boolean).join(' · ')
        ),
    },
  ];
  return <RecordList caption={t.places.list} columns={columns} records={places} keyOf={({ id }) => id} />;
}
