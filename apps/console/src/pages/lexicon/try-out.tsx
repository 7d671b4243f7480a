import { Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, askBlob } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { PlayButton } from '../../parts/play-button.js';
import { useTexts } from '../../texts/texts.js';

const PAUSE_MS = 400;

/** A sentence as it would be read and heard in the unit. */
export function TryOut({ unit }: { unit: string }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [text, setText] = useState<string>(t.lexicon.tryExample);
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const may = can('create', 'bulletin');
  const { data } = useQuery({
    queryKey: ['lexicon-try', unit, asked],
    queryFn: ({ signal }) => ask(api.POST('/api/v1/reading', { body: { unit, text: asked }, signal })),
    enabled: asked !== '' && may,
    placeholderData: keepPreviousData,
  });
  if (!may) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label={t.lexicon.try}>
      <Stack gap="xs">
        <TextInput
          label={t.lexicon.tryLabel}
          value={text}
          maxLength={500}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        {asked !== '' && data && (
          <Group wrap="nowrap" align="flex-start">
            <PlayButton
              what={t.lexicon.tryListen}
              load={() =>
                askBlob('/api/v1/reading/preview', {
                  method: 'POST',
                  headers: { 'content-type': 'application/json' },
                  body: JSON.stringify({ unit, text: asked }),
                })
              }
            />
            <Text role="status" pt={4}>
              <Text span c="dark.3">
                {t.lexicon.tryRead}:{' '}
              </Text>
              <span lang="vi">{data.spoken}</span>
            </Text>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
