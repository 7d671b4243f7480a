import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Names and values. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <Stack component="dl" gap={6} m={0}>
      {rows.map(([name, value]) => (
        <Group key={name} gap="xs" align="baseline">
          <Text component="dt" c="dark.3" w={190}>
            {name}
          </Text>
          <Text component="dd" m={0} style={{ flex: '1 1 180px', overflowWrap: 'anywhere' }}>
            {value}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
