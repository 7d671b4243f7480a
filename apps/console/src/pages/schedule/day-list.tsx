import { Badge, Box, Card, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { windowText } from '../../texts/code-words.js';
import { useTexts } from '../../texts/texts.js';
import { shortDate, showDuration } from '../../texts/format.js';
import { whyText } from '../../texts/hub-sentences.js';
import { DayHead } from './day-head.js';
import type { Occurrence, Schedule } from './queries.js';
import { dayOf, timeOf } from './week.js';

export const STATE_COLOURS: Record<Occurrence['state'], string> = {
  placed: 'green.9',
  offered: 'orange.9',
  colliding: 'orange.9',
  refused: 'red.9',
  withdrawn: 'dark.3',
  awaiting: 'orange.9',
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
        const own = data.occurrences.filter((o) => dayOf(o) === date);
        const awaiting = data.awaiting.filter((o) => dayOf(o) === date);
        const sessions = data.sessions.filter((s) => s.localDate === date);
        return (
          <Card key={date} withBorder padding="sm" component="section">
            <DayHead data={data} date={date} />
            {sessions.map((session) => (
              <Box key={session.id} mt="xs">
                <Title order={2} size="h5">
                  {t.schedule.session(
                    windowText(t, session.window) ?? session.window,
                    timeOf(session.startAt),
                    timeOf(session.endAt),
                  )}
                </Title>
                <Rows occurrences={own.filter((o) => o.session === session.id)} onOpen={onOpen} />
              </Box>
            ))}
            <Waiting
              title={t.schedule.waitingTitle}
              occurrences={own.filter((o) => o.state !== 'placed')}
              onOpen={onOpen}
            />
            <Waiting title={t.schedule.awaitingTitle} occurrences={awaiting} onOpen={onOpen} />
            {own.length + awaiting.length === 0 && <Text c="dark.3">{t.schedule.emptyDay}</Text>}
          </Card>
        );
      })}
    </Stack>
  );
}

/** Requests of a week that have no time: those of one order for one reason together. */
export function WaitingWeek({
  occurrences,
  onOpen,
}: {
  occurrences: Occurrence[];
  onOpen: (occurrence: Occurrence) => void;
}) {
  const { t } = useTexts();
  const groups = new Map<string, Occurrence[]>();
  for (const o of occurrences) {
    const key = `${o.order}|${o.state}|${o.outcome?.reason ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), o]);
  }
  if (groups.size === 0) return null;
  return (
    <Box mt="xs">
      <Title order={2} size="h5">
        {t.schedule.waitingTitle}
      </Title>
      <Stack gap={4} mt={4}>
        {[...groups].map(([key, own]) => (
          <Row
            key={key}
            occurrence={own[0]!}
            onOpen={onOpen}
            dates={own.map(({ localDate }) => localDate).sort()}
          />
        ))}
      </Stack>
    </Box>
  );
}

/** Requests of a day that have no time, or none that holds: why, at a glance. */
function Waiting({
  title,
  occurrences,
  onOpen,
}: {
  title: string;
  occurrences: Occurrence[];
  onOpen: (occurrence: Occurrence) => void;
}) {
  if (occurrences.length === 0) return null;
  return (
    <Box mt="xs">
      <Title order={2} size="h5">
        {title}
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
  return (
    <Stack gap={4} mt={4}>
      {occurrences.map((o) => (
        <Row key={o.id} occurrence={o} onOpen={onOpen} />
      ))}
    </Stack>
  );
}

function Row({
  occurrence: o,
  dates = [],
  onOpen,
}: {
  occurrence: Occurrence;
  dates?: string[];
  onOpen: (occurrence: Occurrence) => void;
}) {
  const { t } = useTexts();
  return (
    <UnstyledButton onClick={() => onOpen(o)} p="xs" style={{ border: '1px solid #ced4da', borderRadius: 8 }}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>
          {o.startAt ? `${timeOf(o.startAt)} · ` : ''}
          {o.title}
        </Text>
        <Badge color={STATE_COLOURS[o.state]}>{t.schedule.states[o.state]}</Badge>
      </Group>
      <Text size="sm" c="dark.4">
        {[
          [...new Set(dates)].map(shortDate).join(', '),
          t.common.classes[o.class === 2 ? 2 : 3],
          o.durationMs > 0 && showDuration(o.durationMs),
          o.outcome && whyText(o.outcome),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </UnstyledButton>
  );
}
