import { Anchor, Badge, Box, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { weekdayOf } from '#domain/time/civil-date.js';
import { Link } from 'react-router';
import { askBlob } from '../../api/client.js';
import { stationSoundPath } from '../../api/decisions.js';
import { useMe } from '../../api/me.js';
import { PlayButton } from '../../parts/play-button.js';
import { shortDate, showDuration } from '../../texts/format.js';
import { whyText } from '../../texts/hub-sentences.js';
import { useTexts } from '../../texts/texts.js';
import { windowName } from '../bulletins/wording.js';
import { STATE_COLOURS } from './day-list.js';
import { QuotaBar } from './dry-run-result.js';
import type { ProgrammeWeek } from './queries.js';
import { timeOf } from './week.js';

type Line = ProgrammeWeek['lines'][number];

/** Day by day, session by session, in the order in which it airs. */
export function ProgrammeDays({ week }: { week: ProgrammeWeek }) {
  const { t } = useTexts();
  return week.days.map(({ localDate, shut, minutes, maxMinutes }) => {
    const lines = week.lines.filter((line) => line.localDate === localDate);
    const windows = [...new Set(lines.map(({ window }) => window))];
    return (
      <Card key={localDate} withBorder padding="sm" component="section">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h4">
            {t.common.weekdays[weekdayOf(localDate)]} {shortDate(localDate)}
          </Title>
          {!shut && (
            <Box w={220} maw="50%">
              <QuotaBar minutes={minutes} maxMinutes={maxMinutes} />
            </Box>
          )}
        </Group>
        {shut && <Text>{t.schedule.shut[shut]}</Text>}
        {lines.length === 0 && !shut && <Text c="dark.3">{t.programme.emptyDay}</Text>}
        {windows.map((window) => (
          <Box key={window} mt="xs">
            <Title order={3} size="h5">
              {window === ''
                ? t.programme.boards
                : windowName(t, window, timeOf(lines.find((one) => one.window === window)?.startAt ?? 0))}
            </Title>
            <Stack gap="xs" mt={4}>
              {lines
                .filter((line) => line.window === window)
                .map((line) => (
                  <Item key={`${line.startAt}${line.order}`} line={line} station={week.station.id} />
                ))}
            </Stack>
          </Box>
        ))}
      </Card>
    );
  });
}

function Item({ line, station }: { line: Line; station: string }) {
  const { t } = useTexts();
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      <Text fw={700}>{timeOf(line.startAt)}</Text>
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Group gap="xs">
          <Text fw={600}>{line.title}</Text>
          {line.isNew && <Badge color="orange.9">{t.programme.isNew}</Badge>}
          {line.durationMs > 0 && <Text size="sm">{showDuration(line.durationMs)}</Text>}
        </Group>
        {line.bulletins.map(({ id, title }) => (
          <Group key={id} gap="xs" wrap="nowrap">
            <PlayButton
              what={t.programme.listen(title)}
              load={() => askBlob(stationSoundPath(station, id))}
            />
            {title !== line.title && <Text>{title}</Text>}
          </Group>
        ))}
      </Box>
    </Group>
  );
}

/** What is no part of the programme, and why; with the way to approve what only waits for that. */
export function ProgrammeWaiting({ week: { waiting } }: { week: ProgrammeWeek }) {
  const { t } = useTexts();
  const { can } = useMe();
  if (waiting.length === 0) return null;
  return (
    <Card withBorder padding="sm" component="section">
      <Title order={2} size="h4">
        {t.programme.waiting}
      </Title>
      <Text size="sm">{t.programme.waitingHint}</Text>
      <Stack gap="xs" mt="xs">
        {waiting.map((one, i) => (
          <Box key={i}>
            <Group gap="xs">
              <Text fw={600}>
                {shortDate(one.localDate)} · {one.title}
              </Text>
              <Badge color={STATE_COLOURS[one.state]}>{t.schedule.states[one.state]}</Badge>
            </Group>
            {one.message && <Text size="sm">{whyText(one)}</Text>}
            {one.unapproved.length > 0 && (
              <List size="sm">
                {one.unapproved.map(({ id, title, state }) => (
                  <List.Item key={id}>
                    {can('approve', 'bulletin') && state === 'submitted' ? (
                      <Anchor component={Link} to={`/bulletins/${id}/approve`}>
                        {t.programme.toApprove(title)}
                      </Anchor>
                    ) : (
                      t.programme.unapproved(title, t.bulletins.states[state])
                    )}
                  </List.Item>
                ))}
              </List>
            )}
          </Box>
        ))}
      </Stack>
    </Card>
  );
}
