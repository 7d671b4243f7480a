import { Badge, Box, Card, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useTexts } from '../../texts/texts.js';
import { showDuration } from '../../texts/format.js';
import { DayHead } from './day-head.js';
import type { Occurrence, Schedule } from './queries.js';
import { dateOf, timeOf } from './week.js';

const COLOURS: Record<Occurrence['state'], string> = {
  placed: 'green.9',
  offered: 'orange.9',
  colliding: 'orange.9',
  refused: 'red.9',
  withdrawn: 'dark.3',
};

/** The programme by day as a list: on a phone, for the keyboard, and to read aloud. */
export function DayList({
  data,
  days,
  onOpen,
}: {
  data: Schedule;
  days: string[];
  onOpen: (occurrence: Occurrence) => void;
}) {
  const { t } = useTexts();
  return (
    <Stack>
      {days.map((date) => {
        const own = data.occurrences.filter((o) => (o.startAt ? dateOf(o.startAt) : o.localDate) === date);
        const sessions = data.sessions.filter((s) => s.localDate === date);
        return (
          <Card key={date} withBorder padding="sm" component="section">
            <DayHead day={data.days.find(({ localDate }) => localDate === date)} />
            {sessions.map((session) => (
              <Box key={session.id} mt="xs">
                <Title order={3} size="h5">
                  {t.schedule.session(
                    t.schedule.windows[session.window] ?? session.window,
                    timeOf(session.startAt),
                    timeOf(session.endAt),
                  )}
                </Title>
                <Rows occurrences={own.filter((o) => o.session === session.id)} onOpen={onOpen} />
              </Box>
            ))}
            <Waiting occurrences={own.filter((o) => o.state !== 'placed')} onOpen={onOpen} />
            {own.length === 0 && <Text c="dark.3">{t.schedule.emptyDay}</Text>}
          </Card>
        );
      })}
    </Stack>
  );
}

/** Requests of a day that have no time: why, at a glance. */
export function Waiting({
  occurrences,
  onOpen,
}: {
  occurrences: Occurrence[];
  onOpen: (occurrence: Occurrence) => void;
}) {
  const { t } = useTexts();
  if (occurrences.length === 0) return null;
  return (
    <Box mt="xs">
      <Title order={3} size="h5">
        {t.schedule.waitingTitle}
      </Title>
      <Rows occurrences={occurrences} onOpen={onOpen} />
    </Box>
  );
}

function Rows({
  occurrences,
  onOpen,
}: {
  occurrences: Occurrence[];
  onOpen: (occurrence: Occurrence) => void;
}) {
  const { t } = useTexts();
  return (
    <Stack gap={4} mt={4}>
      {occurrences.map((o) => (
        <UnstyledButton
          key={o.id}
          onClick={() => onOpen(o)}
          p="xs"
          style={{ border: '1px solid #ced4da', borderRadius: 8 }}
        >
          <Group justify="space-between" gap="xs">
            <Text fw={600}>
              {o.startAt ? `${timeOf(o.startAt)} · ` : ''}
              {o.title}
            </Text>
            <Badge color={COLOURS[o.state]}>{t.schedule.states[o.state]}</Badge>
          </Group>
          <Text size="sm" c="dark.4">
            {[
              t.common.classes[o.class === 2 ? 2 : 3],
              o.durationMs > 0 && showDuration(o.durationMs),
              o.outcome?.message,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </UnstyledButton>
      ))}
    </Stack>
  );
}
