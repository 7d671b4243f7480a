import { Group, Loader, Radio, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMe } from '../../api/me.js';
import { Dialog } from '../../parts/dialog.js';
import { DialogButtons } from '../../parts/dialog-buttons.js';
import { ErrorNote } from '../../parts/error-note.js';
import { isReason, ReasonField } from '../../parts/reason-field.js';
import { DateField, TimeField } from '../../parts/time-field.js';
import { useTexts } from '../../texts/texts.js';
import { DryRunResult, findsNothing } from './dry-run-result.js';
import {
  type Change,
  type Occurrence,
  useChangeDryRun,
  useChangeOrder,
  useWithdrawOrder,
} from './queries.js';

export type Wish =
  | { kind: 'move'; occurrence: Occurrence; localDate: string; atLocal: string }
  | { kind: 'cancel'; occurrence: Occurrence };
export interface Changed {
  order: string;
  version: number;
  title: string;
  /** What was withdrawn cannot be taken back. */
  kind: Wish['kind'] | 'withdraw';
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
  const { can } = useMe();
  const { occurrence, kind } = wish;
  const [date, setDate] = useState<string | null>(kind === 'move' ? wish.localDate : occurrence.localDate);
  const [time, setTime] = useState(kind === 'move' ? wish.atLocal : '');
  const [scope, setScope] = useState<Scope>('one');
  const body = bodyOf(wish, date, time, scope);
  const dry = useChangeDryRun(occurrence.order, body);
  const isTried = !dry.isFetching && !dry.error;
  const isImpossible = kind === 'move' && dry.data !== undefined && findsNothing(dry.data.totals);
  const change = useChangeOrder();
  const withdraw = useWithdrawOrder();
  const [reason, setReason] = useState('');
  const isWithdrawal = kind === 'cancel' && scope === 'all';
  const mayAll = kind === 'move' || can('withdraw', 'order');
  const scopes: Scope[] = mayAll ? ['one', 'following', 'all'] : ['one', 'following'];
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { order, title } = occurrence;
    if (isWithdrawal) {
      withdraw.mutate(
        { order, reason: reason.trim() },
        { onSuccess: ({ version }) => onDone({ order, version, title, kind: 'withdraw' }) },
      );
    }
    if (!body) return;
    change.mutate({ order, body }, { onSuccess: ({ version }) => onDone({ order, version, title, kind }) });
  };
  const heading = kind === 'move' ? t.schedule.moveTitle : t.schedule.cancelTitle;
  return (
    <Dialog onClose={onClose} title={heading(occurrence.title)} size="lg">
      <form onSubmit={save}>
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
          {isWithdrawal && (
            <>
              <Text>{t.schedule.withdrawHint}</Text>
              <ReasonField label={t.schedule.withdrawReason} value={reason} onChange={setReason} />
            </>
          )}
          {kind === 'move' && dry.isFetching && (
            <Group gap="xs" role="status">
              <Loader size="sm" aria-hidden />
              <Text>{t.schedule.checking}</Text>
            </Group>
          )}
          <ErrorNote error={withdraw.error ?? change.error ?? dry.error} />
          {kind === 'move' && dry.data && !dry.isFetching && <DryRunResult result={dry.data} />}
          {isImpossible && isTried && <Text fw={600}>{t.schedule.impossible}</Text>}
          <DialogButtons
            onClose={onClose}
            loading={change.isPending || withdraw.isPending}
            disabled={isWithdrawal ? !isReason(reason) : !body || !isTried || isImpossible}
            color={kind === 'cancel' ? 'red.9' : undefined}
          >
            {isWithdrawal
              ? t.schedule.confirmWithdraw
              : kind === 'move'
                ? t.schedule.confirmMove
                : t.schedule.confirmCancel}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}

function bodyOf(wish: Wish, date: string | null, time: string, scope: Scope): Change | null {
  const { localDate, index, orderVersion: version } = wish.occurrence;
  const airing = { localDate, index };
  if (wish.kind === 'cancel')
    return scope === 'all' ? null : { version, change: { kind: 'cancel', airing, scope } };
  if (date === null || time === '') return null;
  const placement = { kind: 'fixed' as const, atLocal: time, toleranceMs: TOLERANCE_MS };
  return { version, change: { kind: 'move', airing, scope, to: { localDate: date, placement } } };
}
