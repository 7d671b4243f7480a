import { addDays } from '#domain/time/civil-date.js';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { localDateOf, shortDate, showLocalDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { ProgrammeApproval, ProgrammeState } from './programme-approval.js';
import { ProgrammeDays, ProgrammeWaiting } from './programme-days.js';
import { useProgrammeWeek } from './queries.js';
import { StationSelect } from './station-select.js';
import { mondayOf } from './week.js';
import { WeekChoice } from './week-choice.js';
import { weekToOpen } from './week-to-approve.js';

type Go = (change: Record<string, string>) => void;

/** A station's programme of a week by day and session, each item to be heard; approved as one thing by whoever may. */
export default function ProgrammeWeekPage() {
  const { t } = useTexts();
  const { can } = useMe();
  const [params, setParams] = useSearchParams();
  const station = params.get('station');
  const mayApprove = can('approve', 'order');
  const today = localDateOf(hubNowMs());
  const asked = params.get('date');
  const monday = asked !== null ? mondayOf(asked) : mayApprove ? null : mondayOf(today);
  const go = useCallback<Go>(
    (change) =>
      setParams((before) => new URLSearchParams({ ...Object.fromEntries(before), ...change }), {
        replace: true,
      }),
    [setParams],
  );
  const choose = useCallback((other: string) => go({ station: other }), [go]);
  const { weeks, error: noWeeks } = useWeeks(station, monday, today, go);
  const { data, error, refetch } = useProgrammeWeek(station, monday);
  const back = new URLSearchParams({ ...(monday && { date: monday }), ...(station && { station }) });
  return (
    <Page title={mayApprove ? t.programme.approveTitle : t.programme.title}>
      <Stack maw={900} w="100%">
        <Anchor component={Link} to={`/schedule?${back.toString()}`}>
          {t.orders.back}
        </Anchor>
        <StationSelect value={station} name={data?.station.name} onChange={choose} />
        {monday !== null && <WeekChoice weeks={weeks} monday={monday} />}
        {monday !== null && <WeekSteps monday={monday} go={go} />}
        <ErrorNote error={error ?? noWeeks} onRetry={error ? () => void refetch() : undefined} />
        {station !== null && !data && !error && !noWeeks && <Loading />}
        {data && (
          <>
            <ProgrammeState week={data} />
            <ProgrammeDays week={data} />
            <ProgrammeWaiting week={data} />
            {mayApprove && <ProgrammeApproval key={data.hash} week={data} />}
          </>
        )}
      </Stack>
    </Page>
  );
}

/** This week and the next as far as they are there; the one to approve is gone to when the address names none. */
function useWeeks(station: string | null, monday: string | null, today: string, go: Go) {
  const thisMonday = mondayOf(today);
  const current = useProgrammeWeek(station, thisMonday);
  const next = useProgrammeWeek(station, addDays(thisMonday, 7));
  useEffect(() => {
    if (monday !== null || !current.data || !next.data) return;
    go({ date: weekToOpen(current.data, next.data, today, hubNowMs()) });
  }, [monday, current.data, next.data, today, go]);
  const weeks = [current.data, next.data].flatMap((week) => week ?? []);
  return { weeks, error: monday === null ? (current.error ?? next.error) : null };
}

function WeekSteps({ monday, go }: { monday: string; go: Go }) {
  const { t } = useTexts();
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={18} aria-hidden />}
        onClick={() => go({ date: addDays(monday, -7) })}
      >
        {t.schedule.previous}
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={18} aria-hidden />}
        onClick={() => go({ date: addDays(monday, 7) })}
      >
        {t.schedule.next}
      </Button>
      <Text fw={700} role="status">
        {t.schedule.week(shortDate(monday), showLocalDate(addDays(monday, 6)))}
      </Text>
    </Group>
  );
}
