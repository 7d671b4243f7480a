import { Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, ask } from '../../api/client.js';
import { fieldErrors, type Station } from '../../api/registry.js';
import { Dialog } from '../../parts/dialog.js';
import { DialogButtons } from '../../parts/dialog-buttons.js';
import { ErrorNote } from '../../parts/error-note.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { useTexts } from '../../texts/texts.js';

const TECHNOLOGIES: Station['technology'][] = ['ip', 'fm', 'wired'];
const PRESETS = ['ward', 'lowland', 'highland'] as const;
interface Given {
  opened: boolean;
  onClose: () => void;
}

export function NewStation({ opened, onClose }: Given) {
  const { t } = useTexts();
  const go = useNavigate();
  const queries = useQueryClient();
  const [unit, setUnit] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [technology, setTechnology] = useState<Station['technology']>('ip');
  const [preset, setPreset] = useState<(typeof PRESETS)[number]>('highland');
  const make = useMutation({
    mutationFn: () =>
      ask(api.POST('/api/v1/stations', { body: { unit: unit ?? '', name, technology, preset } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['stations'] });
      void go(`/stations/${id}`);
    },
  });
  const wrong = fieldErrors(make.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t.stations.add} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <ErrorNote error={make.error} />
          <UnitPicker value={unit} onChange={setUnit} level="commune" error={wrong.unit} required />
          <TextInput
            label={t.stations.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={wrong.name}
            required
          />
          <TechnologyField value={technology} onChange={setTechnology} />
          <PresetField value={preset} onChange={setPreset} />
          <DialogButtons onClose={onClose} loading={make.isPending}>
            {t.stations.add}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}

export function TechnologyField({
  value,
  onChange,
}: {
  value: Station['technology'];
  onChange: (technology: Station['technology']) => void;
}) {
  const { t } = useTexts();
  return (
    <Select
      label={t.stations.technology}
      data={TECHNOLOGIES.map((technology) => ({
        value: technology,
        label: t.common.technologies[technology],
      }))}
      value={value}
      onChange={(next) => onChange(TECHNOLOGIES.find((one) => one === next) ?? value)}
      allowDeselect={false}
    />
  );
}

function PresetField({
  value,
  onChange,
}: {
  value: (typeof PRESETS)[number];
  onChange: (preset: (typeof PRESETS)[number]) => void;
}) {
  const { t } = useTexts();
  return (
    <Select
      label={t.stations.preset}
      data={PRESETS.map((preset) => ({ value: preset, label: t.stations.presets[preset] }))}
      value={value}
      onChange={(next) => onChange(PRESETS.find((one) => one === next) ?? value)}
      allowDeselect={false}
    />
  );
}

export function SeedProvince({ opened, onClose }: Given) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [province, setProvince] = useState<string | null>(null);
  const [rural, setRural] = useState<'lowland' | 'highland'>('highland');
  const [technology, setTechnology] = useState<Station['technology']>('ip');
  const seed = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/units/{key}/stations', {
          params: { path: { key: province ?? '' } },
          body: { rural, technology },
        }),
      ),
    onSuccess: async ({ stations }) => {
      await queries.invalidateQueries({ queryKey: ['stations'] });
      notifications.show({ message: t.stations.seeded(stations.length), color: 'green.9' });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (province !== null) seed.mutate();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t.stations.seed} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <Text>{t.stations.seedText}</Text>
          <ErrorNote error={seed.error} />
          <UnitPicker
            label={t.stations.province}
            value={province}
            onChange={setProvince}
            level="province"
            required
          />
          <Select
            label={t.stations.rural}
            data={(['lowland', 'highland'] as const).map((value) => ({
              value,
              label: t.stations.presets[value],
            }))}
            value={rural}
            onChange={(next) => setRural(next === 'lowland' ? 'lowland' : 'highland')}
            allowDeselect={false}
          />
          <TechnologyField value={technology} onChange={setTechnology} />
          <DialogButtons onClose={onClose} loading={seed.isPending}>
            {t.stations.seed}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
