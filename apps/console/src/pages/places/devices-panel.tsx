import { Anchor, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { type PlaceDetail, placeKey } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** While somebody waits in front of a loudspeaker that is being enrolled. */
const LOOK_EVERY_MS = 5000;

/** Every device there has been at a place, the present one first. */
export function DevicesPanel({ place: { id: placeId, kind } }: { place: PlaceDetail }) {
  const { t } = useTexts();
  const { can } = useMe();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['place-devices', placeId],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/devices', {
          params: { query: { place: placeId, state: 'all', sort: '-enrolledAt', limit: 20 } },
          signal,
        }),
      ),
    refetchInterval: LOOK_EVERY_MS,
    enabled: can('read', 'device'),
  });
  const newest = data?.items[0]?.id;
  useEffect(() => {
    // Whatever has enrolled is the place's box from then on.
    if (newest !== undefined) void queries.invalidateQueries({ queryKey: placeKey(placeId) });
  }, [newest, placeId, queries]);
  if (!can('read', 'device')) return null;
  if (!data) return error ? <ErrorNote error={error} /> : <Loading />;
  if (data.items.length === 0) return <Text>{t.places.noDevice[kind]}</Text>;
  return (
    <RecordList
      caption={t.places.devices[kind]}
      records={data.items}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'device',
          label: t.places.hardware,
          show: ({ id, hardwareId }) => (
            <Anchor component={Link} to={`/devices/${id}`}>
              {hardwareId}
            </Anchor>
          ),
        },
        { key: 'state', label: t.places.codeState, show: ({ state }) => t.places.deviceStates[state] },
        {
          key: 'presence',
          label: t.places.presence,
          show: ({ state, presence, presenceSince }) => {
            if (state !== 'active') return '';
            return presence === 'offline' && presenceSince
              ? t.places.offlineSince(showDateTime(presenceSince))
              : t.places.presences[presence];
          },
        },
        { key: 'enrolled', label: t.places.enrolledAt, show: ({ enrolledAt }) => showDateTime(enrolledAt) },
      ]}
    />
  );
}
