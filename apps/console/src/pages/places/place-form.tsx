import { Button, Group, MultiSelect, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCurrentLocation } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { fieldErrors, type Place, useGroups, useHamlets } from '../../api/registry.js';
import { MeanwhileNote } from '../../parts/meanwhile-note.js';
import { decimalMark } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { PositionMap } from './position-map.js';

export type PlaceDraft = Pick<
  Place,
  | 'name'
  | 'kind'
  | 'hamlet'
  | 'lat'
  | 'lon'
  | 'languages'
  | 'groups'
  | 'sensitiveSite'
  | 'trim'
  | 'owner'
  | 'responsible'
>;
export const EMPTY_PLACE: PlaceDraft = {
  ...{ name: '', kind: 'speaker', hamlet: null, lat: null, lon: null, languages: ['vi'], groups: [] },
  ...{ sensitiveSite: null, trim: 0, owner: null, responsible: null },
};
const LOCATE_MS = 15_000;

/**
 * Everything that is known of a place, a board without what is for the ear alone; `fixedKind`: a place does not change
 * from speakers to a board.
 */
export function PlaceForm({
  unit,
  draft,
  base = draft,
  set,
  fixedKind,
  readOnly = false,
  busy,
  error,
  label,
  onSave,
}: {
  unit: string;
  draft: PlaceDraft;
  /** As the hub has it, where it has it. */
  base?: PlaceDraft;
  set: (part: Partial<PlaceDraft>) => void;
  fixedKind: boolean;
  readOnly?: boolean;
  busy: boolean;
  error: unknown;
  label: string;
  onSave: () => void;
}) {
  const { t } = useTexts();
  const wrong = fieldErrors(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  const { name, hamlet, lat, lon, languages, groups, sensitive, trim, owner, responsible } = t.places;
  const labels = {
    name,
    hamlet,
    lat,
    lon,
    languages,
    groups,
    sensitiveSite: sensitive,
    trim,
    owner,
    responsible,
  };
  return (
    <form onSubmit={submit}>
      <fieldset disabled={readOnly} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t.places.name}
              placeholder={t.places.nameHint}
              value={draft.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
              error={wrong.name}
              required
            />
            <Select
              label={t.places.kind}
              data={(['speaker', 'board'] as const).map((value) => ({ value, label: t.places.kinds[value] }))}
              value={draft.kind}
              onChange={(value) => set({ kind: value === 'board' ? 'board' : 'speaker' })}
              disabled={fixedKind}
              allowDeselect={false}
              error={wrong.kind}
            />
            <Where unit={unit} draft={draft} set={set} wrong={wrong} readOnly={readOnly} />
            {draft.kind === 'speaker' && (
              <NumberInput
                label={t.places.trim}
                value={draft.trim}
                onChange={(value) => typeof value === 'number' && set({ trim: value })}
                min={-20}
                max={20}
                allowDecimal={false}
                error={wrong.trim}
              />
            )}
            <Text255
              label={t.places.sensitive}
              placeholder={t.places.sensitiveHint}
              value={draft.sensitiveSite}
              onChange={(sensitiveSite) => set({ sensitiveSite })}
              error={wrong.sensitiveSite}
            />
            <Text255
              label={t.places.owner}
              value={draft.owner}
              onChange={(owner) => set({ owner })}
              error={wrong.owner}
            />
            <Text255
              label={t.places.responsible}
              value={draft.responsible}
              onChange={(responsible) => set({ responsible })}
              error={wrong.responsible}
            />
          </SimpleGrid>
          <PositionMap
            unit={unit}
            value={draft.lat === null || draft.lon === null ? null : { lat: draft.lat, lon: draft.lon }}
            onChange={readOnly ? null : set}
          />
          <MeanwhileNote error={error} labels={labels} base={{ ...base, hamlet: null }} />
          {!readOnly && (
            <Group justify="flex-end">
              <Button type="submit" loading={busy}>
                {label}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

function Where({
  unit,
  draft,
  set,
  wrong,
  readOnly,
}: {
  unit: string;
  draft: PlaceDraft;
  set: (part: Partial<PlaceDraft>) => void;
  wrong: Record<string, string>;
  readOnly: boolean;
}) {
  const { t } = useTexts();
  const { data: hamlets } = useHamlets(unit);
  const { data: groups } = useGroups();
  const languages = Object.entries(t.places.languageNames).map(([value, label]) => ({ value, label }));
  for (const code of draft.languages)
    if (!languages.some(({ value }) => value === code)) languages.push({ value: code, label: code });
  const here = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        set({ lat: Number(coords.latitude.toFixed(6)), lon: Number(coords.longitude.toFixed(6)) }),
      () => notifications.show({ message: t.places.hereFailed, color: 'red.9' }),
      { timeout: LOCATE_MS, enableHighAccuracy: true },
    );
  return (
    <>
      <Select
        label={t.places.hamlet}
        data={[
          { value: '', label: t.places.noHamlet },
          ...(hamlets?.items ?? []).map(({ key, fullName }) => ({ value: key, label: fullName })),
        ]}
        value={draft.hamlet ?? ''}
        onChange={(value) => set({ hamlet: value || null })}
        allowDeselect={false}
        searchable
        error={wrong.hamlet}
      />
      {draft.kind === 'speaker' && (
        <MultiSelect
          label={t.places.languages}
          data={languages}
          value={draft.languages}
          onChange={(value) => set({ languages: value })}
          error={wrong.languages}
          required
        />
      )}
      <MultiSelect
        label={t.places.groups}
        data={(groups?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.groups}
        onChange={(value) => set({ groups: value })}
        error={wrong.groups}
        nothingFoundMessage={t.common.nothingFound}
        searchable
      />
      <Stack gap={4}>
        <Group grow wrap="nowrap" align="flex-start">
          <Degrees
            label={t.places.lat}
            value={draft.lat}
            onChange={(lat) => set({ lat })}
            error={wrong.lat}
          />
          <Degrees
            label={t.places.lon}
            value={draft.lon}
            onChange={(lon) => set({ lon })}
            error={wrong.lon}
          />
        </Group>
        {!readOnly && 'geolocation' in navigator && (
          <Button
            variant="subtle"
            size="sm"
            w="fit-content"
            leftSection={<IconCurrentLocation size={18} aria-hidden />}
            onClick={here}
          >
            {t.places.useHere}
          </Button>
        )}
      </Stack>
    </>
  );
}

/** As far as it is typed: “22,” is on its way to 22,5, and stays in the field. */
function Degrees({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  error?: string;
}) {
  const [typed, setTyped] = useState<{ text: number | string; value: number | null }>({
    text: '',
    value: null,
  });
  const write = (text: number | string) => {
    const degrees = text === '' ? NaN : Number(text);
    const next = Number.isFinite(degrees) ? degrees : null;
    setTyped({ text, value: next });
    onChange(next);
  };
  return (
    <NumberInput
      label={label}
      value={typed.value === value ? typed.text : (value ?? '')}
      onChange={write}
      decimalSeparator={decimalMark()}
      allowedDecimalSeparators={[',', '.']}
      decimalScale={6}
      hideControls
      error={error}
    />
  );
}

function Text255({
  value,
  onChange,
  ...rest
}: {
  label: string;
  placeholder?: string;
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string;
}) {
  return (
    <TextInput
      {...rest}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}
