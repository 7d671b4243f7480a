import { Button, Group, Loader, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '../../parts/error-note.js';
import { DateField, TimeField } from '../../parts/time-field.js';
import { useTexts } from '../../texts/texts.js';
import { DryRunResult } from './dry-run-result.js';
import { type Change, type Occurrence, useChangeDryRun, useChangeOrder } from './queries.js';

export type Wish =
  | { kind: 'move'; occurrence: Occurrence; localDate: string; atLocal: string }
  | { kind: 'cancel'; occurrence: Occurrence };
export interface Changed {
  order: string;
  version: number;
  title: string;
  kind: Wish['kind'];
}
type Scope = 'one' | 'following' | 'all';

/** An airing starts within so many minutes of the time that was asked for: the opening before it needs some room. */
const TOLERANCE_MS = 5 * 60_000;

/** Where to, for which airings, and what would become of it; only then it is saved. */
export function ChangeDialog({
  wish,
  onClose,
  onDone,
}: {
  wish: Wish;
  onClose: () => void;
  onDone: (changed: Changed) => void;
}) {
  const { t } = useTexts();
  const { occurrence, kind } = wish;
  const [date, setDate] = useState<string | null>(kind === 'move' ? wish.localDate : occurrence.localDate);
  const [time, setTime] = useState(kind === 'move' ? wish.atLocal : '');
  const [scope, setScope] = useState<Scope>('one');
  const body = bodyOf(wish, date, time, scope);
  const dry = useChangeDryRun(occurrence.order, body);
  const change = useChangeOrder();
  const scopes: Scope[] = kind === 'cancel' ? ['one', 'following'] : ['one', 'following', 'all'];
  const save = () => {
    if (!body) return;
    change.mutate(
      { order: occurrence.order, body },
      {
        onSuccess: ({ version }) =>
          onDone({ order: occurrence.order, version, title: occurrence.title, kind }),
      },
    );
  };
  const heading = kind === 'move' ? t.schedule.moveTitle : t.schedule.cancelTitle;
  return (
    <Modal
      opened
      onClose={onClose}
      title={heading(occurrence.title)}
      size="lg"
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack>
        {kind === 'move' && (
          <Group grow align="flex-start">
            <DateField label={t.schedule.newDate} value={date} onChange={setDate} required />
            <TimeField label={t.schedule.newTime} value={time} onChange={setTime} required data-autofocus />
          </Group>
        )}
        {occurrence.repeats !== 'once' && (
          <Radio.Group
            label={t.schedule.scope}
            value={scope}
            onChange={(next) => setScope(scopes.find((one) => one === next) ?? 'one')}
          >
            <Stack gap="xs" mt="xs">
              {scopes.map((one) => (
                <Radio key={one} value={one} label={t.schedule.scopes[one]} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {kind === 'move' && dry.isFetching && (
          <Group gap="xs" role="status">
            <Loader size="sm" aria-hidden />
            <Text>{t.schedule.checking}</Text>
          </Group>
        )}
        <ErrorNote error={change.error ?? dry.error} />
        {kind === 'move' && dry.data && !dry.isFetching && <DryRunResult result={dry.data} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            onClick={save}
            loading={change.isPending}
            disabled={!body || dry.isFetching || Boolean(dry.error)}
            color={kind === 'cancel' ? 'red.9' : undefined}
          >
            {kind === 'move' ? t.schedule.confirmMove : t.schedule.confirmCancel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function bodyOf(wish: Wish, date: string | null, time: string, scope: Scope): Change | null {
  const { localDate, index, orderVersion: version } = wish.occurrence;
  const airing = { localDate, index };
  if (wish.kind === 'cancel')
    return { version, change: { kind: 'cancel', airing, scope: scope === 'all' ? 'following' : scope } };
  if (date === null || time === '') return null;
  const placement = { kind: 'fixed' as const, atLocal: time, toleranceMs: TOLERANCE_MS };
  return { version, change: { kind: 'move', airing, scope, to: { localDate: date, placement } } };
}
