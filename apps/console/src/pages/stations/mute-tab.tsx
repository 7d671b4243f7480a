import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, type Station, stationKey } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { ReasonField } from '../../parts/reason-field.js';
import { Unconfirmed } from '../../parts/unconfirmed.js';
import { showTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** A device says within seconds that it is silent; the page asks as often. */
const LOOK_EVERY_MS = 3000;

/** One action silences a station: its programme by one person, emergencies too by two. */
export function MuteTab({ station }: { station: Station }) {
  const { t } = useTexts();
  const { me, can } = useMe();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const mute = useMutation({
    mutationFn: (muted: Station['muted']) =>
      ask(
        api.PUT('/api/v1/stations/{id}/muted', {
          params: { path: { id: station.id } },
          body: { muted, reason },
        }),
      ),
    onSuccess: (changed) => {
      queries.setQueryData(stationKey(station.id), changed);
      void queries.invalidateQueries({ queryKey: ['stations'] });
      void queries.invalidateQueries({ queryKey: ['mutes'] });
      if (changed.pendingMute === null) {
        setReason('');
        notifications.show({ message: t.stations.muteDone, color: 'green.9' });
      }
    },
  });
  const { pendingMute: asked, muted } = station;
  const own = asked !== null && asked.by === me?.id;
  return (
    <Stack maw={760}>
      <Text fw={600}>{t.stations.mutedStates[muted]}</Text>
      <NotYet station={station} />
      {asked && (
        <Alert
          color="orange"
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          role="status"
          title={t.stations.muteAll}
        >
          {own
            ? t.stations.muteOwn(showTime(asked.until))
            : t.stations.muteAsked(asked.byName ?? asked.by, showTime(asked.until))}
        </Alert>
      )}
      <ErrorNote error={mute.error} />
      {can('command', 'station') && (
        <>
          <Text>{t.stations.muteText}</Text>
          {can('command', 'device') && (
            <Anchor component={Link} to={`/remote?unit=${station.unit}`}>
              {t.remote.instead}
            </Anchor>
          )}
          <ReasonField
            label={t.stations.muteReason}
            value={reason}
            onChange={setReason}
            error={fieldErrors(mute.error).reason}
          />
          <Group>
            {(muted !== 'no' || asked) && (
              <Button
                variant="default"
                loading={mute.isPending}
                disabled={reason.trim() === ''}
                onClick={() => mute.mutate(muted === 'no' ? 'no' : asked ? muted : 'no')}
              >
                {asked ? t.stations.withdrawAsked : t.stations.unmute}
              </Button>
            )}
            {muted !== 'programme' && (
              <Button
                color="orange.9"
                loading={mute.isPending}
                disabled={reason.trim() === ''}
                onClick={() => mute.mutate('programme')}
              >
                {t.stations.muteProgramme}
              </Button>
            )}
            {muted !== 'all' && !own && (
              <Button
                color="red.9"
                loading={mute.isPending}
                disabled={reason.trim() === ''}
                onClick={() => mute.mutate('all')}
              >
                {asked ? t.stations.agree : t.stations.muteAll}
              </Button>
            )}
          </Group>
          {muted !== 'all' && !asked && <Text size="sm">{t.stations.muteAllText}</Text>}
        </>
      )}
    </Stack>
  );
}

/** Loudspeakers that have not said yet that they do as told. */
function NotYet({ station }: { station: Station }) {
  const { t } = useTexts();
  const { can } = useMe();
  const { data } = useQuery({
    queryKey: ['mutes', station.unit],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/monitoring/mutes', { params: { query: { unit: station.unit } }, signal })),
    refetchInterval: LOOK_EVERY_MS,
    enabled: can('read', 'device'),
  });
  const own = data?.items.find((item) => item.station === station.id);
  if (!own) return null;
  if (own.waiting.length === 0) return <Text role="status">{t.stations.allConfirmed}</Text>;
  return (
    <Alert color="orange" variant="light" role="status" title={t.stations.unconfirmed(own.waiting.length)}>
      <Unconfirmed mute={own} />
    </Alert>
  );
}
