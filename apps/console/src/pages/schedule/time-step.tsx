import { Checkbox, Group, MultiSelect, Radio, Stack } from '@mantine/core';
import { DateField } from '../../parts/time-field.js';
import { useTexts } from '../../texts/texts.js';
import { DateList } from './date-list.js';
import { hasSpan, type Kind, type OrderDraft } from './order-draft.js';

const KINDS: Kind[] = ['once', 'daily', 'weekly', 'dates', 'lunar'];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const numbers = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1));

/** On which dates. */
export function DatesStep({
  draft,
  onChange,
}: {
  draft: OrderDraft;
  onChange: (change: Partial<OrderDraft>) => void;
}) {
  const { t } = useTexts();
  const words = t.schedule.form;
  const { kind } = draft;
  return (
    <Stack>
      <Radio.Group
        label={words.when}
        value={kind}
        onChange={(next) => onChange({ kind: KINDS.find((one) => one === next) ?? 'once' })}
      >
        <Group mt="xs">
          {KINDS.map((one) => (
            <Radio key={one} value={one} label={words.kinds[one]} />
          ))}
        </Group>
      </Radio.Group>
      {kind === 'once' && (
        <DateField
          label={words.date}
          value={draft.from}
          onChange={(from) => onChange({ from })}
          maw={220}
          required
        />
      )}
      {kind === 'dates' && (
        <DateList label={words.dates} value={draft.dates} onChange={(dates) => onChange({ dates })} />
      )}
      {kind === 'weekly' && (
        <Checkbox.Group
          label={words.weekdays}
          value={draft.weekdays.map(String)}
          onChange={(days) => onChange({ weekdays: days.map(Number) })}
        >
          <Group mt="xs">
            {WEEKDAYS.map((day) => (
              <Checkbox key={day} value={String(day)} label={t.common.weekdays[day]} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      {kind === 'lunar' && (
        <Group grow align="flex-start">
          <MultiSelect
            label={words.lunarDays}
            data={numbers(30)}
            value={draft.lunarDays.map(String)}
            onChange={(days) => onChange({ lunarDays: days.map(Number) })}
          />
          <MultiSelect
            label={words.lunarMonths}
            data={numbers(12)}
            value={draft.lunarMonths.map(String)}
            onChange={(months) => onChange({ lunarMonths: months.map(Number) })}
          />
        </Group>
      )}
      {hasSpan(kind) && (
        <>
          <Group align="flex-start">
            <DateField
              label={words.fromDate}
              value={draft.from}
              onChange={(from) => onChange({ from })}
              required
            />
            <DateField label={words.toDate} value={draft.to} onChange={(to) => onChange({ to })} />
          </Group>
          <DateList
            label={words.exceptions}
            value={draft.except}
            onChange={(except) => onChange({ except })}
          />
          <Checkbox
            label={words.onHolidays}
            checked={draft.onHolidays}
            onChange={(event) => onChange({ onHolidays: event.currentTarget.checked })}
          />
        </>
      )}
    </Stack>
  );
}
