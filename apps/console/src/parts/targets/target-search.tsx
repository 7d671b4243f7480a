import { Box, Checkbox, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorNote } from '../error-note.js';
import { useTexts } from '../../texts/texts.js';
import { useUnitSearch } from './queries.js';
import { isChosen, isShut, type TargetNode, type Targets, toggled } from './targets.js';
import { formerNames } from './unit-names.js';

const TYPING_MS = 250;

/** Units by name, new or former; each says what went into it. */
export function TargetSearch({
  root,
  value,
  onChange,
}: {
  root: string;
  value: Targets;
  onChange: (value: Targets) => void;
}) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, TYPING_MS);
  const { data, error } = useUnitSearch(search, root);
  const isSearching = typed.trim().length >= 2;
  return (
    <Box>
      <TextInput
        label={t.targets.search}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        type="search"
      />
      {isSearching && (
        <Box mt="xs" role="group" aria-label={t.targets.searchShort}>
          <ErrorNote error={error} />
          <Text size="sm" role="status">
            {data ? t.targets.found(data.total) : t.common.loading}
          </Text>
          {data?.items.map((unit) => {
            const keys = unit.path.split('/').filter((key) => key && key !== unit.key);
            const node: TargetNode = {
              kind: unit.level === 'hamlet' ? 'hamlets' : 'units',
              id: unit.key,
              above: keys.map((id) => ({ kind: 'units' as const, id })),
            };
            const former = formerNames(unit.formerNames, search);
            return (
              <Checkbox
                key={unit.key}
                size="md"
                py={4}
                checked={isChosen(value, node)}
                disabled={isShut(value, node)}
                onChange={() => onChange(toggled(value, node))}
                label={
                  <>
                    {unit.fullName}{' '}
                    <Text span size="sm" c="dark.3">
                      ({[unit.province, former && t.targets.before(former)].filter(Boolean).join('; ')})
                    </Text>
                  </>
                }
              />
            );
          })}
        </Box>
      )}
    </Box>
  );
}
