import { Box, Group, Text } from '@mantine/core';
import { useTexts } from '../../texts/texts.js';
import { AWAITING, NORMAL, PRIORITY } from './calendar-events.js';

/** What the colours of the calendar mean. */
export function Legend() {
  const { t } = useTexts();
  const { legend } = t.schedule;
  return (
    <Group gap="md">
      {(
        [
          ['#d3f9d8', legend.window],
          ['#ced4da', legend.quiet],
          [NORMAL, legend.normal],
          [PRIORITY, legend.priority],
          [AWAITING, legend.awaiting],
        ] as const
      ).map(([colour, label]) => (
        <Group key={colour} gap={6} wrap="nowrap">
          <Box
            w={16}
            h={16}
            style={{
              background: colour,
              border: colour === AWAITING ? '2px dashed #d9480f' : '1px solid #495057',
            }}
            aria-hidden
          />
          <Text size="sm">{label}</Text>
        </Group>
      ))}
    </Group>
  );
}
