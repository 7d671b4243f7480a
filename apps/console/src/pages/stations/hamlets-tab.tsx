import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { type Station, type Unit, useHamletPage } from '../../api/registry.js';
import { useConfirm } from '../../parts/confirm.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Listed } from '../../parts/listed.js';
import { type Column, RecordList } from '../../parts/record-list.js';
import { showLocalDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { HamletForm } from './hamlet-form.js';

/** Thôn, bản, tổ dân phố of the station's commune, which its own people write down. */
export function HamletsTab({ station }: { station: Station }) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const { can } = useMe();
  const queries = useQueryClient();
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<'new' | Unit | null>(null);
  const list = useHamletPage(station.unit, page);
  const end = useMutation({
    mutationFn: (key: string) => ask(api.DELETE('/api/v1/hamlets/{key}', { params: { path: { key } } })),
    onSuccess: async () => {
      notifications.show({ message: t.stations.hamlet.ended, color: 'green.9' });
      setPage(1);
      await queries.invalidateQueries({ queryKey: ['hamlets'] });
    },
  });
  const askEnd = ({ key, fullName }: Unit) =>
    askFirst({
      title: t.stations.hamlet.endOf(fullName),
      text: t.stations.hamlet.endText,
      action: t.stations.hamlet.end,
      onConfirm: () => end.mutate(key),
    });
  const columns: Column<Unit>[] = [
    { key: 'name', label: t.stations.hamlet.fullName, show: ({ fullName }) => fullName },
    { key: 'since', label: t.stations.since, show: ({ validFrom }) => showLocalDate(validFrom) },
  ];
  if (can('update', 'unit'))
    columns.push({
      key: 'acts',
      label: t.stations.hamlet.acts,
      show: (hamlet) => (
        <Group gap="xs">
          <Button
            variant="default"
            aria-label={t.stations.hamlet.renameOf(hamlet.fullName)}
            onClick={() => setOpen(hamlet)}
          >
            {t.stations.hamlet.rename}
          </Button>
          <Button
            variant="subtle"
            color="red.9"
            aria-label={t.stations.hamlet.endOf(hamlet.fullName)}
            disabled={end.isPending}
            onClick={() => askEnd(hamlet)}
          >
            {t.stations.hamlet.end}
          </Button>
        </Group>
      ),
    });
  return (
    <Stack>
      <Text>{t.stations.hamlet.text}</Text>
      {can('create', 'unit') && (
        <Group>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
            {t.stations.hamlet.add}
          </Button>
        </Group>
      )}
      <ErrorNote error={end.error} />
      <Listed of={list} empty={t.stations.hamlet.none} onPage={setPage}>
        {(items) => (
          <RecordList
            caption={t.stations.hamlet.list}
            columns={columns}
            records={items}
            keyOf={({ key }) => key}
          />
        )}
      </Listed>
      {open && (
        <HamletForm
          commune={station.unit}
          hamlet={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  );
}
