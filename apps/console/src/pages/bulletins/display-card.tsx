import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { type Bulletin, useDisplay } from '../../api/bulletins.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { useTexts } from '../../texts/texts.js';
import { DisplayForm } from './display-form.js';
import { DisplayView } from './display-view.js';

/** The bulletin's other channel: what boards show, and its editing. */
export function DisplayCard({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useDisplay(bulletin.id, bulletin.version);
  const may = can('update', 'bulletin') && bulletin.state !== 'withdrawn';
  return (
    <Paper withBorder p="md" component="section" aria-label={t.bulletins.display.title}>
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t.bulletins.display.title}
          </Title>
          {data && may && !editing && (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconPencil size={18} aria-hidden />}
              onClick={() => setEditing(true)}
            >
              {data.display ? t.bulletins.display.edit : t.bulletins.display.make}
            </Button>
          )}
        </Group>
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {data && !data.display && !editing && <Text>{t.bulletins.display.none}</Text>}
        {data?.display && !editing && <DisplayView bulletinId={bulletin.id} display={data.display} />}
        {data && editing && (
          <DisplayForm given={data} bulletin={bulletin} onClose={() => setEditing(false)} />
        )}
      </Stack>
    </Paper>
  );
}
