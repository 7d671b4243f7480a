import { Button, Checkbox, Group, Loader, Menu, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, ask } from '../../api/client.js';
import { isWaiting, type Offer, type ProposalOption, useProposal } from '../../api/decisions.js';
import { ErrorNote } from '../../parts/error-note.js';
import { isConflict, tellConflict } from '../../parts/gone-note.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { ProblemError } from '../../api/problem.js';
import { ReasonField } from '../../parts/reason-field.js';
import { TimeField } from '../../parts/time-field.js';
import { showDateTime, showLocalDate, showTime } from '../../texts/format.js';
import { whyText } from '../../texts/hub-sentences.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';
import { PlacePicker } from './place-picker.js';
import { startsOf, worthShowing } from './proposal.js';

const SERIES = 'series';
const LATER = [60, 240, 1440] as const;

/**
 * Accept into the proposed place or another, decline with a reason, or put it off; of what was answered, another answer.
 * @param onDone answered here, or found to be answered already
 */
export function AnswerForm({ offer, onDone }: { offer: Offer; onDone: (offer: string) => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [scope, setScope] = useState(SERIES);
  const [typedAt, setTypedAt] = useState('');
  const [at, setAt] = useState<string | undefined>(undefined);
  const [withoutTime, setWithoutTime] = useState(false);
  const [picked, setPicked] = useState<number | null>(null);
  const [follow, setFollow] = useState(false);
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const reasonField = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (declining) reasonField.current?.focus();
  }, [declining]);
  const date = scope === SERIES ? undefined : scope;
  const { version } = offer;
  useEffect(() => setPicked(null), [version]);
  const proposal = useProposal(offer, { ...(date && { date }), ...(at && { at }) });
  const options = proposal.data?.options ?? [];
  const index = picked ?? proposal.data?.proposed ?? null;
  const chosen = index === null ? undefined : options[index];
  const starts = chosen ? startsOf(chosen, showTime) : [];
  const done = () => {
    onDone(offer.id);
    void client.invalidateQueries({ queryKey: ['offers'] });
    void client.invalidateQueries({ queryKey: ['notices'] });
  };
  const answer = useMutation({
    mutationFn: (body: { answer: 'accept' | 'decline'; reason?: string }) =>
      ask(
        api.POST('/api/v1/offers/{id}/answer', {
          params: { path: { id: offer.id } },
          body: {
            ...body,
            localDate: date ?? null,
            into: body.answer === 'accept' ? (chosen?.into ?? null) : null,
            followUpdates: body.answer === 'accept' && follow,
            seen: { version, answeredAt: offer.answeredAt },
          },
        }),
      ),
    onSuccess: (answered, { answer: said }) => {
      notifications.show(
        said === 'accept'
          ? { title: t.offers.accepted, ...becameOf(t, answered) }
          : { title: t.offers.declined, message: offer.title },
      );
      done();
    },
    onError: (error) => {
      if (!tellConflict(t, error)) return;
      // What only changed stays to be answered.
      if (error instanceof ProblemError && error.problem.code === 'offer-changed')
        void client.invalidateQueries({ queryKey: ['offers'] });
      else done();
    },
  });
  const busy = answer.isPending;
  const snooze = useMutation({
    mutationFn: (minutes: number) =>
      ask(api.POST('/api/v1/offers/{id}/snooze', { params: { path: { id: offer.id } }, body: { minutes } })),
    onSuccess: () => {
      notifications.show({ title: t.offers.put, message: offer.title });
      done();
    },
    onError: (error) => tellConflict(t, error) && done(),
  });
  const tryTime = (event: FormEvent) => {
    event.preventDefault();
    setWithoutTime(typedAt === '');
    if (typedAt === '') return;
    setAt(typedAt);
    setPicked(null);
  };
  return (
    <Stack gap="sm">
      {offer.dates.length > 1 && (
        <Select
          label={t.offers.scope}
          value={scope}
          allowDeselect={false}
          onChange={(value) => {
            setScope(value ?? SERIES);
            setPicked(null);
          }}
          data={[
            { value: SERIES, label: t.offers.wholeSeries(offer.dates.length) },
            ...offer.dates.map((d) => ({ value: d, label: showLocalDate(d) })),
          ]}
          maw={320}
        />
      )}
      <ErrorNote error={proposal.error} onRetry={() => void proposal.refetch()} />
      {proposal.isPending && (
        <Group gap="xs" role="status">
          <Loader size="sm" />
          <Text>{t.offers.searching}</Text>
        </Group>
      )}
      {proposal.data && (
        <PlacePicker
          options={options}
          proposed={proposal.data.proposed}
          chosen={index}
          onChoose={setPicked}
        />
      )}
      <Group align="flex-end" gap="sm" component="form" onSubmit={tryTime}>
        <TimeField
          label={t.offers.otherTime}
          value={typedAt}
          onChange={setTypedAt}
          error={withoutTime && typedAt === '' ? t.common.timeWrong : undefined}
          w={140}
        />
        <Button variant="default" type="submit" loading={at !== undefined && proposal.isPlaceholderData}>
          {t.offers.tryTime}
        </Button>
      </Group>
      {at !== undefined && !proposal.isPlaceholderData && <Tried at={at} options={options} />}
      <Checkbox
        label={t.offers.followUpdates}
        checked={follow}
        onChange={(event) => setFollow(event.currentTarget.checked)}
      />
      <ErrorNote error={[answer.error, snooze.error].find((error) => error && !isConflict(error))} />
      <Group gap="sm">
        <Button
          disabled={!chosen || chosen.placed === 0 || (busy && declining)}
          loading={busy && !declining}
          onClick={() => answer.mutate({ answer: 'accept' })}
        >
          {starts.length === 1 ? t.offers.acceptAt(starts[0]!) : t.offers.accept}
        </Button>
        <Button
          variant="default"
          aria-expanded={declining}
          disabled={busy}
          onClick={() => setDeclining(!declining)}
        >
          {t.offers.decline}
        </Button>
        {isWaiting(offer) && (
          <Menu>
            <Menu.Target>
              <Button
                variant="subtle"
                loading={snooze.isPending}
                disabled={busy}
                rightSection={<IconChevronDown size={16} aria-hidden />}
              >
                {t.offers.later}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {LATER.map((minutes) => (
                <Menu.Item key={minutes} onClick={() => snooze.mutate(minutes)}>
                  {t.offers.laterFor[minutes]}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {declining && (
        <Stack gap="xs" maw={560}>
          <ReasonField label={t.offers.declineReason} value={reason} onChange={setReason} ref={reasonField} />
          <Group>
            <Button
              color="red.8"
              disabled={reason.trim() === ''}
              loading={busy}
              onClick={() => answer.mutate({ answer: 'decline', reason: reason.trim() })}
            >
              {t.offers.declineNow}
            </Button>
          </Group>
        </Stack>
      )}
    </Stack>
  );
}

/** Of a time that was tried: why it gave no place of its own; what it gave stands among the places. */
function Tried({ at, options }: { at: string; options: readonly ProposalOption[] }) {
  const { t } = useTexts();
  const index = options.findIndex(({ into }) => into?.kind === 'fixed');
  const tried = options[index];
  if (!tried || worthShowing(options).some((shown) => shown.index === index)) return null;
  const why = tried.airings.map(whyText).find(Boolean);
  return (
    <Text role="status" c="orange.9">
      {tried.placed > 0 || !why ? t.offers.trySame(at) : t.offers.tryNone(at, why)}
    </Text>
  );
}

/** When it airs now, or that it has no time after all: the proposal may be half a minute old. */
function becameOf(t: Catalogue, { title, occurrences }: Offer): { message: string; color: string } {
  const airings = occurrences.filter((o) => o.startAt === null || Date.parse(o.startAt) > hubNowMs());
  const first = airings.find((o) => o.startAt !== null)?.startAt;
  if (first) return { message: t.offers.acceptedAt(title, showDateTime(first)), color: 'green.8' };
  const why = airings.map(whyText).find(Boolean);
  return { message: t.offers.acceptedText(title, why ?? ''), color: why ? 'orange.8' : 'green.8' };
}
