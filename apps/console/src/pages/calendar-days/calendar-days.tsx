import { Button, Checkbox, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { EVERYWHERE, UnitPicker } from '../../parts/unit-picker.js';
import { useFilter } from '../../parts/use-filter.js';
import { useTexts } from '../../texts/texts.js';
import { type CalendarDay, useCalendarDays } from './days.js';
import { DayForm } from './day-form.js';
import { DayList, OwnDays } from './day-list.js';

/** Special days of a unit: its own, to be set by those who may, and those that hold from above. */
export default function CalendarDaysPage() {
  const { t } = useTexts();
  const { can, home, reaches } = useMe();
  const [filter, set] = useFilter();
  const [open, setOpen] = useState<'new' | CalendarDay | null>(null);
  const unit = filter.get('unit') ?? (home === EVERYWHERE ? null : home);
  const withPast = filter.get('past') === 'yes';
  const { data: days, error, refetch } = useCalendarDays(unit);
  const about = useQuery({
    queryKey: ['unit', unit],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/units/{key}', { params: { path: { key: unit ?? '' } }, signal })),
    enabled: unit !== null,
  });
  const may = can('update', 'unit') && about.data !== undefined && reaches(about.data.path);
  const above = about.data?.level === 'commune' ? about.data : null;
  return (
    <Page
      title={t.calendarDays.title}
      actions={
        may &&
        days && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
            {t.calendarDays.add}
          </Button>
        )
      }
    >
      <Text>{t.calendarDays.text}</Text>
      <Stack gap="sm" maw={420}>
        <UnitPicker value={unit} onChange={(key) => set('unit', key)} clearable={false} />
        <Checkbox
          label={t.calendarDays.withPast}
          checked={withPast}
          onChange={(event) => set('past', event.currentTarget.checked ? 'yes' : null)}
        />
      </Stack>
      <ErrorNote error={error ?? about.error} onRetry={() => void refetch()} />
      {unit === null && <EmptyState text={t.calendarDays.chooseUnit} />}
      {unit !== null && !days && !error && <Loading />}
      {unit !== null && days && about.data && (
        <OwnDays
          key={unit}
          unit={unit}
          name={about.data.fullName}
          days={days}
          withPast={withPast}
          onEdit={may ? setOpen : null}
        />
      )}
      {above?.parent && (
        <FromAbove unit={above.parent} name={above.province ?? above.parent} withPast={withPast} />
      )}
      {unit !== null && open && days && (
        <DayForm unit={unit} day={open === 'new' ? null : open} days={days} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

/** What the province has set holds in its communes; it is changed there. */
function FromAbove({ unit, name, withPast }: { unit: string; name: string; withPast: boolean }) {
  const { t } = useTexts();
  const { data, error } = useCalendarDays(unit);
  const title = t.calendarDays.above(name);
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {title}
      </Title>
      <ErrorNote error={error} />
      {data && <DayList caption={title} days={data} withPast={withPast} />}
    </Stack>
  );
}
