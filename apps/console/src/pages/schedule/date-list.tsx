import { ActionIcon, Button, Group, Pill, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { DateField } from '../../parts/time-field.js';
import { showLocalDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** Dates added one by one. */
export function DateList({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string[];
  onChange: (dates: string[]) => void;
}) {
  const { t } = useTexts();
  const [next, setNext] = useState<string | null>(null);
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Group align="flex-end">
        <DateField label={label} value={next} onChange={setNext} w={200} />
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={next === null || value.includes(next)}
          onClick={() => {
            if (next !== null) onChange([...value, next].sort());
            setNext(null);
          }}
        >
          {t.schedule.form.addDate}
        </Button>
      </Group>
      {value.length > 0 && (
        <Group gap="xs">
          {value.map((date) => (
            <Pill key={date} size="lg" component="div" style={{ height: 'auto' }}>
              <Group gap={4} wrap="nowrap">
                <Text>{showLocalDate(date)}</Text>
                <ActionIcon
                  variant="subtle"
                  color="dark"
                  aria-label={t.schedule.form.removeDate(showLocalDate(date))}
                  onClick={() => onChange(value.filter((one) => one !== date))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Group>
            </Pill>
          ))}
        </Group>
      )}
    </Stack>
  );
}
