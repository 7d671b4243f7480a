import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, ask } from '../../api/client.js';
import { fieldErrors, type PlaceDetail, placeKey } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** The hardware that is there, and what was there before. */
export function BoxPanel({ place, readOnly }: { place: PlaceDetail; readOnly: boolean }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Partial<typeof known>>({});
  // What enrols while the page is open is the box that is there.
  const known = {
    hardwareId: place.box?.hardwareId ?? '',
    vendor: place.box?.vendor ?? '',
    model: place.box?.model ?? '',
    sim: place.box?.sim ?? '',
  };
  const box = { ...known, ...typed };
  const save = useMutation({
    mutationFn: () => {
      const { hardwareId, vendor, model, sim } = box;
      const body = { hardwareId, vendor: vendor || null, model: model || null, sim: sim || null };
      return ask(api.PUT('/api/v1/places/{id}/box', { params: { path: { id: place.id } }, body }));
    },
    onSuccess: (saved) => {
      setTyped({});
      queries.setQueryData(placeKey(place.id), saved);
      notifications.show({ message: t.common.saved, color: 'green.9' });
    },
  });
  const wrong = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const field = (name: keyof typeof box, label: string, required = false) => (
    <TextInput
      label={label}
      value={box[name]}
      onChange={(event) => setTyped((before) => ({ ...before, [name]: event.target.value }))}
      error={wrong[name]}
      required={required}
    />
  );
  return (
    <Stack>
      {!readOnly && (
        <form onSubmit={submit}>
          <Stack>
            <Text>{t.places.boxText}</Text>
            <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
              {field('hardwareId', t.places.hardware, true)}
              {field('vendor', t.places.vendor)}
              {field('model', t.places.model)}
              {field('sim', t.places.sim)}
            </SimpleGrid>
            <ErrorNote error={save.error} />
            <Group justify="flex-end">
              <Button type="submit" variant="default" loading={save.isPending}>
                {t.places.saveBox}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
      {place.boxes.length > 0 && (
        <RecordList
          caption={t.places.boxes}
          records={place.boxes}
          keyOf={({ hardwareId, since }) => `${hardwareId} ${since}`}
          columns={[
            { key: 'hardware', label: t.places.hardware, show: ({ hardwareId }) => hardwareId },
            {
              key: 'model',
              label: t.places.model,
              show: ({ vendor, model }) => [vendor, model].filter(Boolean).join(' '),
            },
            { key: 'sim', label: t.places.sim, show: ({ sim }) => sim ?? '' },
            { key: 'since', label: t.places.boxSince, show: ({ since }) => showDateTime(since) },
            {
              key: 'until',
              label: t.places.boxUntil,
              show: ({ until }) => (until ? showDateTime(until) : ''),
            },
          ]}
        />
      )}
    </Stack>
  );
}
