import { addDays } from '#domain/time/civil-date.js';
import { Alert, Anchor, Box, Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconCopy, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { windowText } from '../../texts/code-words.js';
import { localDateOf, shortDate, showLocalDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { ChangeDialog, type Wish } from './change-dialog.js';
import { CopyWeekDialog } from './copy-week-dialog.js';
import { DayList, WaitingWeek } from './day-list.js';
import { Legend } from './legend.js';
import { OccurrenceDialog } from './occurrence-dialog.js';
import { orderUnitOf } from './order-unit.js';
import { ProgrammeNote } from './programme-approval.js';
import { type Occurrence, useSchedule } from './queries.js';
import { type Said, SaidNote, UndoMenu } from './undo.js';
import { rememberChange } from './undo-list.js';
import { useFocus } from './use-focus.js';
import { StationSelect } from './station-select.js';
import { StationsWeek } from './stations-week.js';
import { datesBetween, drawnHours, mondayOf, timeOf } from './week.js';

const Calendar = lazy(() => import('./calendar.js'));
/** Of the parts of a day that can be drawn: all of it. No window is named so. */
const WHOLE = '*';
const VIEWS = ['day', 'week', 'list', 'stations'] as const;
type View = (typeof VIEWS)[number];

/** Lịch phát: a station by day, week or as a list, or all stations; everything that changes it shows first what it does. */
export default function SchedulePage() {
  const { t } = useTexts();
  const { me, can } = useMe();
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false;
  const [params, setParams] = useSearchParams();
  const asked = VIEWS.find((one) => one === params.get('view')) ?? 'week';
  const view: View = isNarrow && asked !== 'stations' ? 'list' : asked;
  const date = params.get('date') ?? localDateOf(hubNowMs());
  const station = params.get('station');
  const days = view === 'day' ? [date] : datesBetween(mondayOf(date), addDays(mondayOf(date), 6));
  const { data, error, refetch } = useSchedule(view === 'stations' ? null : station, days[0]!, days.at(-1)!);
  const [opened, setOpened] = useState<Occurrence | null>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  const [copying, setCopying] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const go = useCallback(
    (change: Record<string, string>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(change)) next.set(key, value);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const focus = useFocus(data, setOpened);
  const chooseStation = useCallback((next: string) => go({ station: next }), [go]);
  const unit = me ? orderUnitOf(me.roles) : null;
  const mayOrder = can('order', 'order') && unit !== null;
  const step = view === 'day' ? 1 : 7;
  return (
    <Page
      title={t.schedule.title}
      actions={
        mayOrder && (
          <>
            <UndoMenu onSaid={setSaid} />
            {view !== 'day' && (
              <Button
                variant="default"
                leftSection={<IconCopy size={18} aria-hidden />}
                onClick={() => setCopying(true)}
              >
                {t.schedule.copyWeek}
              </Button>
            )}
            <Button component={Link} to="/schedule/new" leftSection={<IconPlus size={18} aria-hidden />}>
              {t.schedule.create}
            </Button>
          </>
        )
      }
    >
      <Group align="flex-end" justify="space-between">
        {view === 'stations' ? (
          <Text>{t.schedule.stationsWeek}</Text>
        ) : (
          <StationSelect value={station} name={data?.station.name} onChange={chooseStation} />
        )}
        <SegmentedControl
          size="md"
          value={view}
          onChange={(next) => go({ view: next })}
          data={VIEWS.filter((one) => !isNarrow || one === 'list' || one === 'stations').map((value) => ({
            value,
            label: t.schedule.views[value],
          }))}
          aria-label={t.schedule.view}
        />
      </Group>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconChevronLeft size={18} aria-hidden />}
          onClick={() => go({ date: addDays(date, -step) })}
        >
          {t.schedule.previous}
        </Button>
        <Button variant="default" onClick={() => go({ date: localDateOf(hubNowMs()) })}>
          {t.schedule.today}
        </Button>
        <Button
          variant="default"
          rightSection={<IconChevronRight size={18} aria-hidden />}
          onClick={() => go({ date: addDays(date, step) })}
        >
          {t.schedule.next}
        </Button>
        <Text fw={700} role="status">
          {view === 'day'
            ? showLocalDate(date)
            : t.schedule.week(shortDate(days[0]!), showLocalDate(days.at(-1)!))}
        </Text>
      </Group>
      {view !== 'stations' && view !== 'day' && station !== null && (
        <Group gap="md">
          <Anchor component={Link} to={programmeOf(station, date)}>
            {can('approve', 'order') ? t.programme.approveTitle : t.programme.open}
          </Anchor>
          <ProgrammeNote station={station} monday={mondayOf(date)} />
        </Group>
      )}
      {said && <SaidNote said={said} onSaid={setSaid} />}
      <ErrorNote error={error ?? focus.error} onRetry={() => void refetch()} />
      {focus.isNowhere && <Alert color="orange">{t.schedule.noAiring}</Alert>}
      {view === 'stations' && (
        <StationsWeek days={days} onStation={(id, on) => go({ station: id, date: on, view: 'week' })} />
      )}
      {view !== 'stations' && station !== null && !data && !error && <Loading />}
      {view === 'list' && data && <DayList data={data} days={days} onOpen={setOpened} />}
      {(view === 'day' || view === 'week') && data && (
        <Grid
          data={data}
          days={days}
          onOpen={setOpened}
          onDrop={(occurrence, localDate, atLocal) =>
            setWish({ kind: 'move', occurrence, localDate, atLocal })
          }
        />
      )}
      {opened && (
        <OccurrenceDialog
          occurrence={opened}
          onClose={() => setOpened(null)}
          onWish={(next) => {
            setOpened(null);
            setWish(next);
          }}
        />
      )}
      {wish && (
        <ChangeDialog
          wish={wish}
          onClose={() => setWish(null)}
          onDone={(changed) => {
            setWish(null);
            if (changed.kind === 'withdraw') return setSaid({ text: t.schedule.withdrawn(changed.title) });
            const { kind, title, order, version } = changed;
            const text = kind === 'move' ? t.schedule.moved(title) : t.schedule.cancelled(title);
            rememberChange({ text, undone: t.schedule.undone(title), changes: [{ order, version }] });
            setSaid({ text, undoable: true });
          }}
        />
      )}
      {copying && unit !== null && (
        <CopyWeekDialog
          unit={unit}
          monday={mondayOf(date)}
          onClose={() => setCopying(false)}
          onDone={({ dates, changes }) => {
            setCopying(false);
            const text = t.schedule.copied(dates);
            if (changes.length > 0) rememberChange({ text, undone: t.schedule.copyUndone, changes });
            setSaid({ text, undoable: changes.length > 0 });
          }}
        />
      )}
    </Page>
  );
}

/** Of the week that is looked at; of the week at hand, the page finds out which week is to be approved. */
function programmeOf(station: string, date: string): string {
  const isNow = mondayOf(date) === mondayOf(localDateOf(hubNowMs()));
  return `/schedule/programme?station=${station}${isNow ? '' : `&date=${date}`}`;
}

/** The calendar with its part of the day, its legend, and what has no time below it. */
function Grid({
  data,
  days,
  onOpen,
  onDrop,
}: {
  data: NonNullable<ReturnType<typeof useSchedule>['data']>;
  days: string[];
  onOpen: (occurrence: Occurrence) => void;
  onDrop: (occurrence: Occurrence, localDate: string, atLocal: string) => void;
}) {
  const { t } = useTexts();
  const [part, setPart] = useState(WHOLE);
  const spans = data.days.flatMap((day) => day.windows);
  const chosen = spans.filter(({ name }) => name === part);
  const names = [...new Set(spans.map(({ name }) => name))];
  const label = (name: string): string => {
    const one = spans.find((span) => span.name === name);
    const clock = one ? ` (${timeOf(one.startAt)}–${timeOf(one.endAt)})` : '';
    return `${windowText(t, name) ?? name}${clock}`;
  };
  const waiting = [
    ...data.occurrences.filter((o) => o.state !== 'placed' && o.state !== 'withdrawn'),
    ...data.awaiting.filter((o) => o.startAt === null),
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Select
          aria-label={t.schedule.zoom}
          value={chosen.length > 0 ? part : WHOLE}
          onChange={(next) => setPart(next ?? WHOLE)}
          data={[
            { value: WHOLE, label: t.schedule.wholeDay },
            ...names.map((value) => ({ value, label: label(value) })),
          ]}
          allowDeselect={false}
          w={260}
        />
        <Legend />
      </Group>
      <Box className="schedule-frame">
        <Box miw={days.length > 1 ? 900 : undefined}>
          <Suspense fallback={<Loading />}>
            <Calendar
              data={data}
              days={days}
              hours={chosen.length > 0 ? drawnHours(chosen, 0) : drawnHours(spans)}
              fine={chosen.length > 0}
              onOpen={onOpen}
              onSession={setPart}
              onDrop={onDrop}
            />
          </Suspense>
        </Box>
      </Box>
      <WaitingWeek occurrences={waiting} onOpen={onOpen} />
    </Stack>
  );
}
