import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTexts } from '../../texts/texts.js';
import { useStationChoice } from './queries.js';

/** A station of the person's units; where there is only one, it is chosen. */
export function StationSelect({
  value,
  name,
  onChange,
}: {
  value: string | null;
  /** Of the chosen one, which the list may not hold. */
  name: string | undefined;
  onChange: (station: string) => void;
}) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === name ? '' : typed.trim(), 300);
  const { data } = useStationChoice(search);
  const first = data?.items[0]?.id;
  useEffect(() => {
    if (value === null && first && search === '') onChange(first);
  }, [value, first, search, onChange]);
  const options = new Map((data?.items ?? []).map(({ id, name: label }) => [id, String(label)]));
  if (value !== null && name) options.set(value, name);
  return (
    <Select
      label={t.schedule.station}
      placeholder={t.schedule.chooseStation}
      data={[...options].map(([id, label]) => ({ value: id, label }))}
      value={value}
      onChange={(next) => next !== null && onChange(next)}
      searchable
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={t.common.nothingFound}
      allowDeselect={false}
      w={{ base: '100%', sm: 380 }}
    />
  );
}
