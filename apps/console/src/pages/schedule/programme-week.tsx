import { addDays } from '#domain/time/civil-date.js';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { localDateOf, showLocalDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { ProgrammeApproval, ProgrammeState } from './programme-approval.js';
import { ProgrammeDays, ProgrammeWaiting } from './programme-days.js';
import { useProgrammeWeek } from './queries.js';
import { StationSelect } from './station-select.js';
import { mondayOf, shortDate } from './week.js';

/** A station's programme of a week by day and session, each item to be heard; approved as one thing by whoever may. */
export default function ProgrammeWeekPage() {
  const { t } = useTexts();
  const { can } = useMe();
  const [params, setParams] = useSearchParams();
  const station = params.get('station');
  const monday = mondayOf(params.get('date') ?? localDateOf(hubNowMs()));
  const { data, error, refetch } = useProgrammeWeek(station, monday);
  const go = useCallback(
    (change: Record<string, string>) =>
      setParams((before) => new URLSearchParams({ ...Object.fromEntries(before), ...change }), {
        replace: true,
      }),
    [setParams],
  );
  const choose = useCallback((next: string) => go({ station: next }), [go]);
  const mayApprove = can('approve', 'order');
  return (
    <Page title={mayApprove ? t.programme.approveTitle : t.programme.title}>
      <Stack maw={900} w="100%">
        <Anchor component={Link} to={`/schedule?date=${monday}${station ? `&station=${station}` : ''}`}>
          {t.orders.back}
        </Anchor>
        <StationSelect value={station} name={data?.station.name} onChange={choose} />
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
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
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
