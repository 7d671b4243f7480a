import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../api/client.js';
import { useTexts } from '../texts/texts.js';

export const EVERYWHERE = '*';
const PAUSE_MS = 250;
type Level = 'country' | 'province' | 'district' | 'commune' | 'hamlet';

interface Named {
  key: string;
  fullName: string;
  province: string | null;
  formerNames: readonly string[];
}

/** A unit found by its name, with or without diacritics, old names too. `*` is everywhere, where that may be chosen. */
export function UnitPicker({
  label,
  value,
  onChange,
  level,
  everywhere = false,
  error,
  description,
  required = false,
  clearable = !required,
}: {
  label?: string;
  value: string | null;
  onChange: (key: string | null) => void;
  /** Of one level only; without it provinces and communes. */
  level?: Level;
  everywhere?: boolean;
  error?: string;
  description?: string;
  required?: boolean;
  clearable?: boolean;
}) {
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search, PAUSE_MS);
  const { data: found } = useQuery({
    queryKey: ['units', 'picker', level, wanted],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/units', {
          params: { query: { limit: 20, ...(level && { level }), ...(wanted && { search: wanted }) } },
          signal,
        }),
      ),
  });
  const { data: chosen } = useQuery({
    queryKey: ['unit', value],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/units/{key}', { params: { path: { key: value ?? '' } }, signal })),
    enabled: value !== null && value !== EVERYWHERE,
  });
  const nameOf = ({ fullName, province, formerNames }: Named) => {
    const before = formerNames.slice(0, 3).join(', ');
    return t.common.unitName(fullName, province ?? '', before);
  };
  const units = new Map<string, string>();
  if (everywhere) units.set(EVERYWHERE, t.shell.everywhere);
  if (chosen) units.set(chosen.key, nameOf(chosen));
  for (const unit of found?.items ?? [])
    if (unit.level !== 'hamlet' || level) units.set(unit.key, nameOf(unit));
  return (
    <Select
      label={label ?? t.common.unit}
      description={description}
      placeholder={t.common.unitSearch}
      data={[...units].map(([key, name]) => ({ value: key, label: name }))}
      value={value}
      onChange={onChange}
      searchable
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t.common.clear }}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={t.common.nothingFound}
      error={error}
      required={required}
    />
  );
}
