import { Badge, Group, Progress, Select, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useRefreshOn } from '../../live/use-live.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { useFilter } from '../../parts/use-filter.js';
import { showDateTime, showDuration, showNumber, showTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { LinkNote } from './link-note.js';
import {
  endedOf,
  firstToShow,
  type Slot,
  SLOT_STATES,
  slotKey,
  type SlotState,
  type Slots,
  STATE_COLOURS,
  timeOf,
} from './slot-kinds.js';
import { SlotRows } from './slot-rows.js';
import { StationUnitFilter } from './unit-filter.js';

const HOURS = 3;

/** The slots around now: planned, staged, armed, started, finished, place by place. */
export default function SlotPage() {
  const { t } = useTexts();
  const [params, set] = useFilter();
  const unit = params.get('unit');
  const query = { hours: HOURS, ...(unit && { unit }) };
  const { data, error, refetch } = useQuery({
    queryKey: ['monitoring', 'slots', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/monitoring/slots', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  useRefreshOn('rows', ['monitoring', 'slots'], 1500);
  return (
    <Page title={t.monitoring.slot.title} actions={<LinkNote />}>
      <Text>{t.monitoring.slot.hint}</Text>
      <StationUnitFilter value={unit} onChange={(value) => set('unit', value)} />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data ? (
        data.items.length === 0 ? (
          <EmptyState text={t.monitoring.slot.none} />
        ) : (
          <Chosen slots={data} unit={unit} />
        )
      ) : (
        !error && <Loading />
      )}
    </Page>
  );
}

function Chosen({ slots, unit }: { slots: Slots; unit: string | null }) {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const [, set] = useFilter();
  const state = SLOT_STATES.find((one) => one === params.get('state')) ?? null;
  const { slot: texts } = t.monitoring;
  const nowMs = hubNowMs();
  const wanted = params.get('slot');
  const slot =
    slots.items.find((one) => slotKey(one) === wanted) ??
    slots.items.find(({ source }) => source === wanted) ??
    firstToShow(slots.items, nowMs, slots.armSeconds)!;
  // The same title stands at the same time in many communes; where all are of one, its name says nothing.
  const isMixed = new Set(slots.items.map(({ unitName }) => unitName)).size > 1;
  const labelOf = ({ startAt, title, unitName }: Slot): string =>
    [showTime(startAt), title, ...(isMixed && unitName ? [unitName] : [])].join(' · ');
  const groups = (['now', 'next', 'past'] as const).map((time) => ({
    group: texts[time],
    items: slots.items
      .filter((one) => timeOf(one, nowMs, slots.armSeconds) === time)
      .map((one) => ({ value: slotKey(one), label: labelOf(one) })),
  }));
  return (
    <Stack>
      {slots.truncated && <Text role="note">{texts.truncated}</Text>}
      <Select
        label={texts.choose}
        data={groups.filter(({ items }) => items.length > 0)}
        value={slotKey(slot)}
        onChange={(value) => value && setParams({ slot: value, ...(unit && { unit }) }, { replace: true })}
        allowDeselect={false}
        searchable
        maw={640}
      />
      <Overview
        slot={slot}
        time={texts[timeOf(slot, nowMs, slots.armSeconds)]}
        state={state}
        onState={(next) => set('state', next)}
      />
      <SlotRows slot={slot} state={state} unit={unit} />
    </Stack>
  );
}

function Overview(given: {
  slot: Slot;
  time: string;
  state: SlotState | null;
  onState: (state: SlotState | null) => void;
}) {
  const { slot, time, state, onState } = given;
  const { t } = useTexts();
  const { slot: texts } = t.monitoring;
  // What is chosen stays, so that it can be given up when nobody is there any more.
  const there = SLOT_STATES.filter((one) => slot.counts[one] > 0 || one === state);
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Badge color={time === texts.now ? 'blue.9' : 'gray.7'}>{time}</Badge>
        <Text fw={700}>{slot.title}</Text>
        <Text>
          {texts.startsAt(showDateTime(slot.startAt))} · {showDuration(slot.durationMs)} ·{' '}
          {t.common.classes[slot.class as 1 | 2 | 3]} · {texts.places(showNumber(slot.total))}
        </Text>
      </Group>
      <Progress.Root size={22} aria-hidden>
        {there.map((one) => (
          <Progress.Section
            key={one}
            value={(100 * slot.counts[one]) / slot.total}
            color={STATE_COLOURS[one]}
          />
        ))}
      </Progress.Root>
      <Text>{texts.progress(showNumber(endedOf(slot)), showNumber(slot.total))}</Text>
      <Group gap="xs" role="group" aria-label={texts.filter}>
        {there.map((one) => (
          <Badge
            key={one}
            component="button"
            type="button"
            aria-pressed={state === one}
            variant={state === one ? 'filled' : 'outline'}
            color={STATE_COLOURS[one]}
            style={{ cursor: 'pointer' }}
            onClick={() => onState(state === one ? null : one)}
          >
            {texts.states[one]}: {showNumber(slot.counts[one])}
          </Badge>
        ))}
      </Group>
    </Stack>
  );
}
