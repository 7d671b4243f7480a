import { ALARM_KINDS, type AlarmKind } from '#domain/monitoring/alarms.js';
import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { useRefreshOn } from '../../live/use-live.js';
import { Dialog } from '../../parts/dialog.js';
import { DialogButtons } from '../../parts/dialog-buttons.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { usePage } from '../../parts/use-page.js';
import { showDateTime, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { type Alarm, alarmText } from './alarm-text.js';
import { LinkNote } from './link-note.js';
import { StationUnitFilter } from './unit-filter.js';

/** Before a slot there may be hundreds; they have a page of their own, and are over when it begins. */
const UNARMED: AlarmKind = 'unarmed';
const WHICH = ['fresh', 'open', 'past'] as const;
type Which = (typeof WHICH)[number];
const QUERIES: Record<Which, { open: 'true' | 'false'; acknowledged?: 'false' }> = {
  fresh: { open: 'true', acknowledged: 'false' },
  open: { open: 'true' },
  past: { open: 'false' },
};

/** What is wrong, since when, who has taken it up and what they noted. */
export default function AlarmsPage() {
  const { t } = useTexts();
  const { can } = useMe();
  const [params, setParams] = useSearchParams();
  const [page, turnTo] = usePage();
  const [taking, setTaking] = useState<Alarm | null>(null);
  const chosen = params.get('which');
  const which: Which = WHICH.includes(chosen as Which) ? (chosen as Which) : 'fresh';
  const kind = ALARM_KINDS.find((one) => one === params.get('kind')) ?? null;
  const unit = params.get('unit');
  const query = {
    ...QUERIES[which],
    ...(kind ? { kind } : { except: UNARMED }),
    ...(unit && { unit }),
    ...{ page, limit: 30 },
  };
  const { data, error, refetch } = useQuery({
    queryKey: ['alarms', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/alarms', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  useRefreshOn('alarms', ['alarms'], 1500);
  const set = (next: Record<string, string | null>): void => {
    const values = { which, kind, unit, ...next };
    setParams(
      Object.entries(values).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
      { replace: true },
    );
  };
  const { alarm: texts } = t.monitoring;
  return (
    <Page title={texts.title} actions={<LinkNote />}>
      <Group align="flex-end">
        <SegmentedControl
          aria-label={texts.which}
          value={which}
          onChange={(value) => set({ which: value })}
          data={WHICH.map((value) => ({ value, label: texts[value] }))}
        />
        <Select
          label={texts.kind}
          placeholder={texts.allKinds}
          data={ALARM_KINDS.map((value) => ({ value, label: texts.kinds[value] }))}
          value={kind}
          onChange={(value) => set({ kind: value })}
          clearable
          w={{ base: '100%', xs: 300 }}
        />
        <StationUnitFilter value={unit} onChange={(value) => set({ unit: value })} />
      </Group>
      {!kind && <UnarmedNote unit={unit} />}
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data ? (
        !error && <Loading />
      ) : data.total === 0 ? (
        <EmptyState text={texts.none} />
      ) : (
        <Stack gap="sm">
          {data.items.map((alarm) => (
            <AlarmCard
              key={alarm.id}
              alarm={alarm}
              onTake={can('acknowledge', 'alarm') ? setTaking : undefined}
            />
          ))}
          <Paging total={data.total} page={data.page} limit={data.limit} onPage={turnTo} />
        </Stack>
      )}
      <Take alarm={taking} onClose={() => setTaking(null)} />
    </Page>
  );
}

function UnarmedNote({ unit }: { unit: string | null }) {
  const { t } = useTexts();
  const query = { open: 'true', kind: UNARMED, ...(unit && { unit }), limit: 1 } as const;
  const { data } = useQuery({
    queryKey: ['alarms', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/alarms', { params: { query }, signal })),
    refetchInterval: 60_000,
  });
  if (!data || data.total === 0) return null;
  return (
    <Alert color="orange" title={t.monitoring.slot.notArmed(showNumber(data.total))}>
      <Anchor component={Link} to={unit ? `/monitoring/slot?unit=${unit}` : '/monitoring/slot'}>
        {t.monitoring.alarm.openSlot}
      </Anchor>
    </Alert>
  );
}

function AlarmCard({ alarm, onTake }: { alarm: Alarm; onTake?: (alarm: Alarm) => void }) {
  const { t } = useTexts();
  const { alarm: texts } = t.monitoring;
  const { what, where, detail } = alarmText(t, alarm);
  const colour = alarm.clearedAt ? 'gray.7' : alarm.kind === 'unplanned' ? 'red.9' : 'orange.9';
  return (
    <Paper withBorder p="md" component="article" aria-label={`${what}: ${where}`}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} style={{ flex: '1 1 320px' }}>
          <Group gap="sm">
            <Badge color={colour}>{what}</Badge>
            {alarm.count > 1 && <Text size="sm">{texts.times(showNumber(alarm.count))}</Text>}
          </Group>
          <Text fw={600}>{where}</Text>
          {detail && <Text style={{ overflowWrap: 'anywhere' }}>{detail}</Text>}
          <Text size="sm" c="dark.3">
            {texts.raised(showDateTime(alarm.raisedAt))}
            {alarm.clearedAt && ` · ${texts.cleared(showDateTime(alarm.clearedAt))}`}
          </Text>
          {alarm.acknowledgedAt && (
            <Text size="sm">
              {texts.takenBy(alarm.acknowledgedByName ?? '', showDateTime(alarm.acknowledgedAt))}
              {alarm.note && `: “${alarm.note}”`}
            </Text>
          )}
        </Stack>
        <Group gap="xs">
          {alarm.kind === 'unarmed' && (
            <Button component={Link} to="/monitoring/slot" variant="default">
              {texts.openSlot}
            </Button>
          )}
          {alarm.device && alarm.kind !== 'unarmed' && (
            <Button component={Link} to={`/devices/${alarm.device}`} variant="default">
              {t.monitoring.slot.openDevice}
            </Button>
          )}
          {onTake && !alarm.acknowledgedAt && !alarm.clearedAt && (
            <Button onClick={() => onTake(alarm)} aria-label={texts.takeOf(`${what}, ${where}`)}>
              {texts.take}
            </Button>
          )}
        </Group>
      </Group>
    </Paper>
  );
}

function Take({ alarm, onClose }: { alarm: Alarm | null; onClose: () => void }) {
  const { t } = useTexts();
  const { alarm: texts } = t.monitoring;
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const take = useMutation({
    mutationFn: (id: string) =>
      ask(
        api.POST('/api/v1/alarms/{id}/acknowledge', {
          params: { path: { id } },
          body: note.trim() ? { note: note.trim() } : {},
        }),
      ),
    onSuccess: async () => {
      notifications.show({ message: texts.done });
      close();
      await client.invalidateQueries({ queryKey: ['alarms'] });
    },
  });
  const close = (): void => {
    setNote('');
    take.reset();
    onClose();
  };
  return (
    <Dialog opened={alarm !== null} onClose={close} title={texts.takeTitle}>
      {alarm && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            take.mutate(alarm.id);
          }}
        >
          <Stack>
            <Text fw={600}>
              {alarmText(t, alarm).what}: {alarmText(t, alarm).where}
            </Text>
            <ErrorNote error={take.error} />
            <Textarea
              label={texts.noteLabel}
              description={texts.takeHint}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
              maxLength={500}
              autosize
              minRows={3}
              data-autofocus
            />
            <DialogButtons onClose={close} loading={take.isPending}>
              {texts.take}
            </DialogButtons>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
