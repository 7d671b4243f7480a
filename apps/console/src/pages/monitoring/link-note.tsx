import { Group, Text } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useLinkState } from '../../live/use-live.js';
import { useTexts } from '../../texts/texts.js';

/** Is what the page shows live? Said in words, and aloud when it is lost. */
export function LinkNote() {
  const { t } = useTexts();
  const state = useLinkState();
  const isLost = state === 'down';
  const Icon = isLost ? IconPlugConnectedX : IconPlugConnected;
  return (
    <Group gap={6} wrap="nowrap" role="status" c={isLost ? 'red.9' : 'dark.4'}>
      <Icon size={20} aria-hidden style={{ flex: 'none' }} />
      <Text size="sm" fw={isLost ? 700 : 400}>
        {t.monitoring.link[state]}
      </Text>
    </Group>
  );
}
