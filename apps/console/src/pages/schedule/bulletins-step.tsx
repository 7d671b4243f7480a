import { ActionIcon, Alert, Anchor, Checkbox, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { showDuration, showLocalDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { usePlayable } from './queries.js';
import { dateOf } from './week.js';

export interface ChosenBulletin {
  id: string;
  title: string;
  class: number;
  durationMs: number | null;
}

/** Approved bulletins that have a sound; they air in the order in which they were chosen. */
export function BulletinsStep({
  chosen,
  onChange,
}: {
  chosen: ChosenBulletin[];
  onChange: (chosen: ChosenBulletin[]) => void;
}) {
  const { t } = useTexts();
  const words = t.schedule.form;
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const { data, error, refetch } = usePlayable(search);
  const playable = data?.items.filter(({ sound }) => sound === 'ready') ?? [];
  const without = (id: string) => chosen.filter((one) => one.id !== id);
  return (
    <Stack gap="sm">
      <TextInput
        type="search"
        label={words.bulletins}
        description={words.bulletinsHint}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && playable.length === 0 && (
        <Alert color="yellow">
          <Text>{search === '' ? words.noBulletins : t.common.nothingFound}</Text>
          <Anchor component={Link} to="/bulletins">
            {words.toBulletins}
          </Anchor>
        </Alert>
      )}
      <Stack gap={2} mah={300} style={{ overflowY: 'auto' }} role="group" aria-label={words.bulletins}>
        {playable.map((bulletin) => (
          <Checkbox
            key={bulletin.id}
            py={4}
            checked={chosen.some(({ id }) => id === bulletin.id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, { ...bulletin, title: String(bulletin.title) }]
                  : without(bulletin.id),
              )
            }
            label={
              <>
                {String(bulletin.title)}{' '}
                <Text span size="sm" c="dark.3">
                  (
                  {[
                    bulletin.durationMs !== null && showDuration(bulletin.durationMs),
                    bulletin.unitName,
                    `${t.common.to.toLowerCase()} ${showLocalDate(dateOf(bulletin.validTo))}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  )
                </Text>
              </>
            }
          />
        ))}
      </Stack>
      {data && data.total > data.items.length && (
        <Text>{words.moreBulletins(data.total - data.items.length)}</Text>
      )}
      {chosen.length > 0 && (
        <List type="ordered" aria-label={t.targets.chosen}>
          {chosen.map((bulletin) => (
            <List.Item key={bulletin.id}>
              <Group gap="xs">
                <Text>{bulletin.title}</Text>
                <ActionIcon
                  variant="subtle"
                  color="dark"
                  aria-label={`${t.common.remove}: ${bulletin.title}`}
                  onClick={() => onChange(without(bulletin.id))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Group>
            </List.Item>
          ))}
        </List>
      )}
      {chosen.length > 0 && (
        <Text>
          {words.length(showDuration(chosen.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0)))}
        </Text>
      )}
    </Stack>
  );
}
