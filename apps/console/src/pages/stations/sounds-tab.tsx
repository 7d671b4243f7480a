import { Anchor, Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, type Station, stationKey, useSounds } from '../../api/registry.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { changedPart } from '../../parts/shared-record.js';
import { showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

const ROLES = ['chime', 'ident', 'stinger', 'closing'] as const;

/** Which sounds open, part and close the station's sessions. */
export function SoundsTab({ station }: { station: Station }) {
  const { t } = useTexts();
  const { can } = useMe();
  const queries = useQueryClient();
  const [base, setBase] = useState(station.furniture);
  const [chosen, setChosen] = useState(base);
  // What somebody else chose meanwhile for another part of the session stays.
  const changes = changedPart(chosen, base);
  const { data, error } = useSounds({ usableAt: station.unit, state: 'approved', limit: 200 });
  const save = useMutation({
    mutationFn: () =>
      ask(api.PUT('/api/v1/stations/{id}/sounds', { params: { path: { id: station.id } }, body: changes })),
    onSuccess: (saved) => {
      queries.setQueryData(stationKey(station.id), saved);
      setBase(saved.furniture);
      setChosen(saved.furniture);
      notifications.show({ message: t.stations.soundsSaved, color: 'green.9' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const wrong = fieldErrors(save.error);
  if (!data) return error ? <ErrorNote error={error} /> : <Loading />;
  const may = can('update', 'asset');
  return (
    <form onSubmit={submit}>
      <Stack maw={760}>
        <Text>{t.stations.soundsText}</Text>
        {ROLES.map((role) => {
          const of = data.items.filter((sound) => sound.role === role);
          const id = chosen[role];
          return (
            <Paper key={role} withBorder p="md">
              <Stack gap="sm">
                <Select
                  label={t.sounds.roles[role]}
                  data={[
                    { value: '', label: t.stations.noSound },
                    ...of.map((sound) => ({
                      value: sound.id,
                      label: `${sound.name} (${showDuration(sound.durationMs)})`,
                    })),
                  ]}
                  value={id ?? ''}
                  onChange={(value) => setChosen((before) => ({ ...before, [role]: value || null }))}
                  allowDeselect={false}
                  disabled={!may}
                  error={wrong[`furniture.${role}`]}
                />
                {id && (
                  <AudioPlayer
                    path={`/api/v1/assets/${id}/sound`}
                    what={`${t.common.listen}: ${t.sounds.roles[role]}`}
                  />
                )}
              </Stack>
            </Paper>
          );
        })}
        <ErrorNote error={save.error} />
        <Group justify="space-between">
          <Anchor component={Link} to={`/sounds?usableAt=${station.unit}`}>
            {t.stations.manageSounds}
          </Anchor>
          {may && (
            <Button type="submit" loading={save.isPending} disabled={Object.keys(changes).length === 0}>
              {t.common.save}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
