import { weekdayOf } from '#domain/time/civil-date.js';
import { Badge, Box, Text } from '@mantine/core';
import { shortDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { QuotaBar } from './dry-run-result.js';
import type { Schedule } from './queries.js';
import { dayOf } from './week.js';

/** A day's name, its lunar date and holiday, and the minutes used of what is allowed. */
export function DayHead({ data, date }: { data: Schedule; date: string }) {
  const { t } = useTexts();
  const day = data.days.find(({ localDate }) => localDate === date);
  const awaiting = data.awaiting.filter((o) => dayOf(o) === date).length;
  if (!day) return null;
  const { lunar } = day;
  return (
    <Box p={4} ta="left" w="100%">
      <Text fw={700} lh={1.3}>
        {t.schedule.dayHead(t.common.weekdays[weekdayOf(day.localDate)], shortDate(day.localDate))}
      </Text>
      <Text size="sm" fw={lunar.day === 1 || lunar.day === 15 ? 700 : 400} c="dark.4" lh={1.3}>
        {t.schedule.lunarShort(lunar.day, lunar.month)}
        {lunar.leap ? ' *' : ''}
      </Text>
      {day.holidays.map((name) => (
        <Badge key={name} color="red.9" size="md" style={{ whiteSpace: 'normal', height: 'auto' }}>
          {name}
        </Badge>
      ))}
      {day.mourning && <Badge color="dark">{t.schedule.mourning}</Badge>}
      {day.shut ? (
        <Text size="sm" style={{ whiteSpace: 'normal' }}>
          {t.schedule.shut[day.shut]}
        </Text>
      ) : (
        <QuotaBar minutes={day.minutes} maxMinutes={day.maxMinutes} />
      )}
      {awaiting > 0 && (
        <Text size="sm" c="orange.9" lh={1.3} style={{ whiteSpace: 'normal' }}>
          {t.schedule.awaitingBeside(awaiting)}
        </Text>
      )}
    </Box>
  );
}
