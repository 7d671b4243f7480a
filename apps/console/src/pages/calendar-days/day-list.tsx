import { Button, Group, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, ask } from '../../api/client.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useConfirm } from '../../parts/confirm.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState } from '../../parts/page.js';
import { type Column, RecordList } from '../../parts/record-list.js';
import { localDateOf, showLocalDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { type CalendarDay, effectText } from './days.js';

/** Days from today on, or all of them. */
export function DayList({
  caption,
  days,
  withPast,
  acts,
}: {
  caption: string;
  days: readonly CalendarDay[];
  withPast: boolean;
  acts?: (day: CalendarDay) => ReactNode;
}) {
  const { t } = useTexts();
  const today = localDateOf(hubNowMs());
  const shown = withPast ? days : days.filter(({ date }) => date >= today);
  const columns: Column<CalendarDay>[] = [
    { key: 'date', label: t.calendarDays.date, show: ({ date }) => showLocalDate(date) },
    { key: 'name', label: t.calendarDays.name, show: ({ name }) => name },
    { key: 'effect', label: t.calendarDays.effect, show: ({ effect }) => effectText(t, effect) },
    { key: 'decision', label: t.calendarDays.decision, show: ({ decision }) => decision },
  ];
  if (acts) columns.push({ key: 'acts', label: t.calendarDays.acts, show: acts });
  if (shown.length === 0) return <EmptyState text={t.calendarDays.none} />;
  return <RecordList caption={caption} columns={columns} records={shown} keyOf={({ date }) => date} />;
}

/** The unit's own days; `onEdit` null: to be read only. */
export function OwnDays({
  unit,
  name,
  days,
  withPast,
  onEdit,
}: {
  unit: string;
  name: string;
  days: readonly CalendarDay[];
  withPast: boolean;
  onEdit: ((day: CalendarDay) => void) | null;
}) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const texts = t.calendarDays;
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (date: string) =>
      ask(api.DELETE('/api/v1/units/{unit}/calendar/{date}', { params: { path: { unit, date } } })),
    onSuccess: async () => {
      notifications.show({ message: texts.removed, color: 'green.9' });
      await queries.invalidateQueries({ queryKey: ['calendar-days'] });
    },
  });
  const askRemove = (day: CalendarDay) =>
    askFirst({
      title: texts.removeOf(showLocalDate(day.date)),
      text: texts.removeText(day.name),
      action: t.common.remove,
      onConfirm: () => remove.mutate(day.date),
    });
  const acts = (day: CalendarDay) => (
    <Group gap="xs">
      <Button
        variant="default"
        aria-label={texts.editOf(showLocalDate(day.date))}
        onClick={() => onEdit?.(day)}
      >
        {t.common.edit}
      </Button>
      <Button
        variant="subtle"
        color="red.9"
        aria-label={texts.removeOf(showLocalDate(day.date))}
        disabled={remove.isPending}
        onClick={() => askRemove(day)}
      >
        {t.common.remove}
      </Button>
    </Group>
  );
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {texts.list(name)}
      </Title>
      <ErrorNote error={remove.error} />
      <DayList caption={texts.list(name)} days={days} withPast={withPast} {...(onEdit && { acts })} />
    </Stack>
  );
}
