import { Group, Stack, Text } from '@mantine/core';
import { countText } from '../../parts/targets/target-count.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import type { OrderHistory } from './order-queries.js';
import { governsText, whenText } from './order-when.js';

/** Every version, the newest first: who, when, for which dates, and what it says. */
export function OrderHistoryList({ versions, bulletins }: Pick<OrderHistory, 'versions' | 'bulletins'>) {
  const { t } = useTexts();
  const words = t.orders;
  const titleOf = (id: string) => bulletins.find((one) => one.id === id)?.title ?? id;
  return (
    <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      {versions.map(({ version, createdAt, createdByName, content, counted, moved }) => (
        <li key={version}>
          <Group gap="xs">
            <Text fw={600}>
              {words.versionOf(version)}, {governsText(t, content.governs)}
            </Text>
            <Text size="sm">
              {showDateTime(createdAt)} · {createdByName ?? words.someone}
            </Text>
          </Group>
          <Text>
            {[
              whenText(t, content),
              moved > 0 && words.moved(moved),
              content.bulletinIds.map(titleOf).join(', '),
              countText(counted, t),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
