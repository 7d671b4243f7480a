import { Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, ask } from '../../api/client.js';
import { fieldErrors } from '../../api/registry.js';
import { Dialog } from '../../parts/dialog.js';
import { DialogButtons } from '../../parts/dialog-buttons.js';
import { ErrorNote } from '../../parts/error-note.js';
import { DateField } from '../../parts/time-field.js';
import { useTexts } from '../../texts/texts.js';
import { showLocalDate } from '../../texts/format.js';
import type { CalendarDay, Effect } from './days.js';

const KINDS = ['holiday', 'as-weekday', 'closed', 'mourning'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MAX_TEXT = 255;

/** A new special day, or another wording for one that is there: its date stays. */
export function DayForm({
  unit,
  day,
  days,
  onClose,
}: {
  unit: string;
  day: CalendarDay | null;
  /** What the unit has already: a new day must not take the place of one of them unseen. */
  days: readonly CalendarDay[];
  onClose: () => void;
}) {
  const { t } = useTexts();
  const texts = t.calendarDays;
  const queries = useQueryClient();
  const [date, setDate] = useState(day?.date ?? null);
  const [name, setName] = useState(day?.name ?? '');
  const [kind, setKind] = useState<Effect['kind']>(day?.effect.kind ?? 'holiday');
  const [weekday, setWeekday] = useState(day?.effect.kind === 'as-weekday' ? day.effect.weekday : 7);
  const [decision, setDecision] = useState(day?.decision ?? '');
  const twin = day ? undefined : days.find((other) => other.date === date);
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.PUT('/api/v1/units/{unit}/calendar/{date}', {
          params: { path: { unit, date: date ?? '' } },
          body: { name, decision, effect: kind === 'as-weekday' ? { kind, weekday } : { kind } },
        }),
      ),
    onSuccess: async () => {
      notifications.show({ message: texts.saved, color: 'green.9' });
      onClose();
      await queries.invalidateQueries({ queryKey: ['calendar-days'] });
    },
  });
  const wrong = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (date !== null && !twin) save.mutate();
  };
  return (
    <Dialog onClose={onClose} title={day ? texts.editOf(showLocalDate(day.date)) : texts.add}>
      <form onSubmit={submit}>
        <Stack>
          {!day && (
            <DateField
              label={texts.date}
              description={t.common.dateHint}
              value={date}
              onChange={setDate}
              error={twin ? texts.taken(twin.name) : wrong.date}
              required
            />
          )}
          <TextInput
            label={texts.name}
            description={texts.nameHint}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={wrong.name}
            maxLength={MAX_TEXT}
            required
          />
          <Select
            label={texts.effect}
            data={KINDS.map((value) => ({ value, label: texts.effects[value] }))}
            value={kind}
            onChange={(value) => setKind(KINDS.find((known) => known === value) ?? 'holiday')}
            allowDeselect={false}
            error={wrong['effect.kind'] ?? wrong.effect}
          />
          {kind === 'as-weekday' && (
            <Select
              label={texts.weekday}
              data={WEEKDAYS.map((value) => ({ value: String(value), label: t.common.weekdays[value] }))}
              value={String(weekday)}
              onChange={(value) => setWeekday(Number(value ?? 7))}
              allowDeselect={false}
              error={wrong['effect.weekday']}
            />
          )}
          <TextInput
            label={texts.decision}
            description={texts.decisionHint}
            value={decision}
            onChange={(event) => setDecision(event.currentTarget.value)}
            error={wrong.decision}
            maxLength={MAX_TEXT}
            required
          />
          <ErrorNote error={save.error} />
          <DialogButtons onClose={onClose} loading={save.isPending} disabled={twin !== undefined}>
            {t.common.save}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
