import { Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, type Keyring } from '../../api/registry.js';
import { Dialog } from '../../parts/dialog.js';
import { ErrorNote } from '../../parts/error-note.js';
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
  const [reason, setReason] = useState('');
  const giveUp = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/devices/{id}/give-up', {
          params: { path: { id: device.device } },
          body: { reason },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['keys'] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    giveUp.mutate();
  };
  return (
    <Dialog onClose={onClose} title={t.keys.giveUp}>
      <form onSubmit={submit}>
        <Stack>
          <Text>{t.keys.giveUpText(device.placeName)}</Text>
          <Textarea
            label={t.keys.giveUpReason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={fieldErrors(giveUp.error).reason}
            autosize
            minRows={2}
            required
          />
          <ErrorNote error={giveUp.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button type="submit" color="red.9" loading={giveUp.isPending}>
              {t.keys.giveUp}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
