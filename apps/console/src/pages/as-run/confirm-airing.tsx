import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { AsRunRow } from '../../api/airing.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { useConfirmAirings } from '../../api/run-sheet.js';
import { ErrorNote } from '../../parts/error-note.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

const RESULTS = ['finished', 'partial', 'missed'] as const;

/** An officer's word for a station that reports nothing itself, while it may still be given. */
export function ConfirmAiring({ row }: { row: AsRunRow }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [reason, setReason] = useState('');
  const confirm = useConfirmAirings(() =>
    notifications.show({ title: t.asRun.row.confirmed, message: row.title, color: 'green.8' }),
  );
  const until = row.confirmUntil;
  const now = hubNowMs();
  const isOpen = until !== null && Date.parse(until) > now && Date.parse(row.plannedStart) <= now;
  if (!isOpen || !can('confirm', 'as-run')) return null;
  return (
    <Card withBorder component="section" aria-label={t.asRun.row.confirmTitle}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t.asRun.row.confirmTitle}
        </Title>
        <Text>{t.asRun.row.confirmText(showDateTime(until))}</Text>
        <TextInput
          label={t.asRun.row.why}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={200}
          maw={560}
        />
        <ErrorNote error={confirm.error} />
        <Group gap="sm">
          {RESULTS.map((result) => (
            <Button
              key={result}
              variant={result === 'finished' ? 'filled' : 'default'}
              loading={confirm.isPending && confirm.variables.result === result}
              onClick={() => confirm.mutate({ ids: [row.id], result, reason: reason.trim() || null })}
            >
              {t.asRun.row.confirm[result]}
            </Button>
          ))}
        </Group>
      </Stack>
    </Card>
  );
}
