import { Anchor, Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { windowName } from '../bulletins/wording.js';
import { localDateOf, showDuration, showNumber, showTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** More than a province has; those where something airs are shown, so many of them. */
const STATIONS = 200;
const SHOWN = 12;

/** The day at each station in reach: minutes used of what its regulation allows; for one station its whole programme. */
export function TodaysSessions() {
  const { t } = useTexts();
  const { can } = useMe();
  const today = localDateOf(hubNowMs());
  const { data, error, refetch } = useQuery({
    queryKey: ['station-days', today, 'today'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/station-days', {
          params: { query: { from: today, to: today, limit: STATIONS } },
          signal,
        }),
      ),
    refetchInterval: 60_000,
    enabled: can('read', 'plan'),
  });
  if (!can('read', 'plan')) return null;
  const busy = data?.items.filter(({ days }) => days.some((d) => d.sessions > 0 || d.placed > 0)) ?? [];
  return (
    <Stack gap="md" component="section" aria-labelledby="sessions">
      <Title order={2} size="h3" id="sessions">
        {t.today.sessions}
      </Title>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && busy.length === 0 && <EmptyState text={t.today.noSessions} />}
      {busy.slice(0, SHOWN).map((station) => (
        <Card withBorder key={station.station} padding="sm">
          <Stack gap="xs">
            <Group justify="space-between">
              <Anchor component={Link} to={`/schedule?station=${station.station}`} fw={600}>
                {station.name}
              </Anchor>
              <Used used={station.days[0]?.minutes ?? 0} allowed={station.maxMinutes} name={station.name} />
            </Group>
            {data?.total === 1 && <Programme station={station.station} date={today} />}
            {station.technology !== 'ip' && <RunSheets station={station.station} date={today} />}
          </Stack>
        </Card>
      ))}
      {busy.length > SHOWN && (
        <Anchor component={Link} to="/schedule?view=stations">
          {t.today.more(busy.length - SHOWN)}
        </Anchor>
      )}
    </Stack>
  );
}

/** Of a station that is aired by hand: a sheet for each session that is not over. */
function RunSheets({ station, date }: { station: string; date: string }) {
  const { t } = useTexts();
  const { data } = useSchedule(station, date);
  const left = data?.sessions.filter((s) => s.localDate === date && Date.parse(s.endAt) > hubNowMs()) ?? [];
  const to = `/run-sheet/${station}?date=${date}`;
  return (
    <Group gap="sm">
      {left.map(({ id, window, startAt }) => {
        const name = windowName(t, window, showTime(startAt)).toLowerCase();
        return (
          <Button
            key={id}
            component={Link}
            to={`${to}&session=${encodeURIComponent(id)}`}
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
          >
            {t.today.printSheet(name)}
          </Button>
        );
      })}
      <Anchor component={Link} to={to}>
        {t.today.sheet}
      </Anchor>
    </Group>
  );
}

function useSchedule(station: string, date: string) {
  return useQuery({
    queryKey: ['schedule', station, date, date],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/schedule/{station}', {
          params: { path: { station }, query: { from: date, to: date } },
          signal,
        }),
      ),
  });
}

function Used({ used, allowed, name }: { used: number; allowed: number; name: string }) {
  const { t } = useTexts();
  const text = t.today.used(showNumber(Math.round(used)), showNumber(allowed));
  const part = allowed > 0 ? Math.min(100, (used / allowed) * 100) : 100;
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress.Root size="lg" w={140}>
        <Progress.Section
          value={part}
          color={part > 95 ? 'orange.8' : undefined}
          aria-label={`${name}: ${t.today.minutes} ${text}`}
        />
      </Progress.Root>
      <Text size="sm">{text}</Text>
    </Group>
  );
}

function Programme({ station, date }: { station: string; date: string }) {
  const { data } = useSchedule(station, date);
  const placed = (data?.occurrences ?? [])
    .filter((o) => o.startAt !== null && o.state === 'placed')
    .sort((a, b) => (a.startAt ?? '').localeCompare(b.startAt ?? ''));
  return placed.map((o) => (
    <Group key={o.id} gap="sm" wrap="nowrap">
      <Text fw={600}>{showTime(o.startAt ?? 0)}</Text>
      <Text style={{ flex: 1 }}>{o.title}</Text>
      <Text size="sm">{showDuration(o.durationMs)}</Text>
    </Group>
  ));
}
