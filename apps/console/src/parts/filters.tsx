import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTexts } from '../texts/texts.js';

interface Given {
  value: string | null | undefined;
  onChange: (value: string | null) => void;
}

/** Above a list: only what has these words. */
export function WordsFilter({ value, onChange }: Given) {
  const { t } = useTexts();
  return (
    <TextInput
      label={t.common.search}
      leftSection={<IconSearch size={18} aria-hidden />}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Above a list: all of it, or only what is of this kind. @param all how the whole is called */
export function KindFilter({
  label,
  value,
  kinds,
  all,
  onChange,
}: Given & { label: string; kinds: readonly { value: string; label: string }[]; all?: string }) {
  const { t } = useTexts();
  return (
    <Select
      label={label}
      value={value ?? ''}
      onChange={onChange}
      data={[{ value: '', label: all ?? t.common.all }, ...kinds]}
    />
  );
}
