import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, type Station, stationKey } from '../../api/registry.js';
import { MeanwhileNote } from '../../parts/meanwhile-note.js';
import { useSharedRecord } from '../../parts/shared-record.js';
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
  const path = { id: station.id };
  const { draft, base, changes, was, set, saved, refused } = useSharedRecord(factsOf(station), () =>
    ask(api.GET('/api/v1/stations/{id}', { params: { path } })).then(factsOf),
  );
  const voice = voiceKey(draft.voice.engine, draft.voice.voice);
  const { data: voices } = useQuery({
    queryKey: ['voices'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/voices', { signal })),
    staleTime: Infinity,
  });
  const save = useMutation({
    mutationFn: () =>
      ask(api.PATCH('/api/v1/stations/{id}', { params: { path }, body: { ...changes, was } })),
    onSuccess: (record) => {
      saved(factsOf(record));
      queries.setQueryData(stationKey(station.id), record);
      void queries.invalidateQueries({ queryKey: ['stations'] });
      notifications.show({ message: t.common.saved, color: 'green.9' });
    },
    onError: refused,
  });
  const setVoice = (key: string) => {
    const { engine: _engine, voice: _voice, ...spoken } = draft.voice;
    const chosen = voices?.find((one) => voiceKey(one.engine, one.voice) === key);
    set({ voice: chosen ? { ...spoken, engine: chosen.engine, voice: chosen.voice } : spoken });
  };
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
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={wrong.name}
            required
          />
          <Text>
            {t.common.unit}: {station.unitName}
          </Text>
          <TechnologyField value={draft.technology} onChange={(technology) => set({ technology })} />
          <TextInput
            label={t.stations.zone}
            value={draft.zone}
            onChange={(event) => set({ zone: event.currentTarget.value })}
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
          <MeanwhileNote
            error={save.error}
            labels={{
              name: t.stations.name,
              technology: t.stations.technology,
              zone: t.stations.zone,
              voice: t.stations.voice,
            }}
            base={{ ...base, technology: t.common.technologies[base.technology] }}
          />
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
const factsOf = ({ name, technology, zone, voice }: Station) => ({
  name,
  technology,
  zone,
  voice: kept(voice),
});
/** What else is said of the voice stays as it is. */
const kept = (voice: Station['voice']): Kept =>
  Object.fromEntries(
    Object.entries(voice).filter(
      (entry): entry is [string, Kept[string]] =>
        entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]),
    ),
  );
