import { Anchor, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import type { Keyring } from '../../api/registry.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

type Device = NonNullable<Keyring['announced']>['waitingFor'][number];

/** Whom a new key waits for; one that is lost for good is given up, by name and with a reason. */
export function Waiting({ devices }: { devices: readonly Device[] }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [lost, setLost] = useState<Device | null>(null);
  return (
    <>
      <RecordList
        caption={t.keys.waiting}
        records={devices}
        keyOf={({ device }) => device}
        columns={[
          {
            key: 'place',
            label: t.keys.place,
            show: ({ place, placeName }) => (
              <Anchor component={Link} to={`/places/${place}`}>
                {placeName}
              </Anchor>
            ),
          },
          { key: 'station', label: t.keys.station, show: ({ stationName }) => stationName },
          {
            key: 'presence',
            label: t.keys.presence,
            show: ({ presence }) => t.places.presences[presence],
          },
          {
            key: 'seen',
            label: t.keys.lastSeen,
            show: ({ seenAt }) => (seenAt ? showDateTime(seenAt) : t.keys.never),
          },
          ...(can('manage', 'device')
            ? [
                {
                  key: 'give-up',
                  label: t.keys.giveUp,
                  show: (device: Device) => (
                    <Button
                      size="sm"
                      variant="outline"
                      color="red.9"
                      aria-label={t.keys.giveUpNamed(device.placeName)}
                      onClick={() => setLost(device)}
                    >
                      {t.keys.giveUp}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {lost && <GiveUp device={lost} onClose={() => setLost(null)} />}
    </>
  );
}

function GiveUp({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const giveUp = useMutation({
    mutationFn: (reason: string) =>
      ask(
        api.POST('/api/v1/devices/{id}/give-up', {
          params: { path: { id: device.device } },
          body: { reason },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  });
  return (
    <ReasonDialog
      opened
      title={t.keys.giveUp}
      text={t.keys.giveUpText(device.placeName)}
      label={t.keys.giveUpReason}
      action={t.keys.giveUp}
      color="red.9"
      change={giveUp}
      onClose={onClose}
    />
  );
}
