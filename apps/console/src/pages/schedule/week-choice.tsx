import { Button, Group, Stack, Text } from '@mantine/core';
import { addDays } from '#domain/time/civil-date.js';
import { Link, useSearchParams } from 'react-router';
import { hubNowMs } from '../../api/hub-clock.js';
import { localDateOf, shortDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import type { ProgrammeWeek } from './queries.js';
import { mondayOf } from './week.js';
import { standingOfWeek } from './week-to-approve.js';

/** This week and the next, each with what is left to approve in it. */
export function WeekChoice({ weeks, monday }: { weeks: readonly ProgrammeWeek[]; monday: string }) {
  const { t } = useTexts();
  const [params] = useSearchParams();
  const nowMs = hubNowMs();
  const thisMonday = mondayOf(localDateOf(nowMs));
  const to = (date: string) => `?${new URLSearchParams({ ...Object.fromEntries(params), date }).toString()}`;
  return (
    <Group component="nav" aria-label={t.programme.chooseWeek} gap="sm">
      {weeks.map((week) => (
        <Button
          key={week.monday}
          component={Link}
          to={to(week.monday)}
          replace
          variant={week.monday === monday ? 'filled' : 'default'}
          aria-current={week.monday === monday ? 'page' : undefined}
          h="auto"
          py="xs"
          styles={{ label: { whiteSpace: 'normal', textAlign: 'left' } }}
        >
          <Stack gap={0}>
            <Text fw={700} component="span">
              {week.monday === thisMonday ? t.programme.thisWeek : t.programme.nextWeek} (
              {shortDate(week.monday)} – {shortDate(addDays(week.monday, 6))})
            </Text>
            <Text component="span">{t.programme.standings[standingOfWeek(week, nowMs)]}</Text>
          </Stack>
        </Button>
      ))}
    </Group>
  );
}
