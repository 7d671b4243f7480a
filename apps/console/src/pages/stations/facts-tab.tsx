import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, type Station, stationKey } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { useTexts } from '../../texts/texts.js';
import { TechnologyField } from './new-station.js';

const AUTO = '';
const voiceKey = (engine: unknown, voice: unknown): string =>
  typeof engine === 'string' && typeof voice === 'string' ? `${engine}/${voice}` : AUTO;

/** The station's name, technology and voice. */
export function FactsTab({ station }: { station: Station }) {
  const { t } = useTexts();
  const { can } = useMe();
  const queries = useQueryClient();
  const [name, setName] = useState(station.name);
  const [technology, setTechnology] = useState(station.technology);
  const [zone, setZone] = useState(station.zone);
  const [voice, setVoice] = useState(voiceKey(station.voice.engine, station.voice.voice));
  const { data: voices } = useQuery({
    queryKey: ['voices'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/voices', { signal })),
    staleTime: Infinity,
  });
  const save = useMutation({
    mutationFn: () => {
      const chosen = voices?.find(({ engine, voice: id }) => voiceKey(engine, id) === voice);
      const spoken = kept(station.voice);
      delete spoken.engine;
      delete spoken.voice;
      if (chosen) Object.assign(spoken, { engine: chosen.engine, voice: chosen.voice });
      return ask(
        api.PATCH('/api/v1/stations/{id}', {
          params: { path: { id: station.id } },
          body: { name, technology, zone, voice: spoken },
        }),
      );
    },
    onSuccess: (saved) => {
      queries.setQueryData(stationKey(station.id), saved);
      void queries.invalidateQueries({ queryKey: ['stations'] });
      notifications.show({ message: t.common.saved, color: 'green.9' });
    },
  });
  const wrong = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const choices = (voices ?? []).map(({ engine, voice: id, label }) => ({
    value: voiceKey(engine, id),
    label: `${label} (${engine})`,
  }));
  return (
    <form onSubmit={submit}>
      <fieldset
        disabled={!can('update', 'station')}
        style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}
      >
        <Stack maw={560}>
          <TextInput
            label={t.stations.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={wrong.name}
            required
          />
          <Text>
            {t.common.unit}: {station.unitName}
          </Text>
          <TechnologyField value={technology} onChange={setTechnology} />
          <TextInput
            label={t.stations.zone}
            value={zone}
            onChange={(event) => setZone(event.currentTarget.value)}
            error={wrong.zone}
            required
          />
          <Select
            label={t.stations.voice}
            data={[{ value: AUTO, label: t.stations.voiceAuto }, ...choices]}
            value={voice}
            onChange={(value) => setVoice(value ?? AUTO)}
            allowDeselect={false}
          />
          <ErrorNote error={save.error} />
          {can('update', 'station') && (
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending}>
                {t.common.save}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

type Kept = Record<string, string | number | boolean | null>;
/** What else is said of the voice stays as it is. */
const kept = (voice: Station['voice']): Kept =>
  Object.fromEntries(
    Object.entries(voice).filter(
      (entry): entry is [string, Kept[string]] =>
        entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]),
    ),
  );
