import { SimpleGrid, Text } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';

/** What is known of something, each under its name; what has no value is left out. */
export function FactList({
  facts,
  cols,
}: {
  facts: readonly (readonly [label: string, value: ReactNode])[];
  cols: ComponentProps<typeof SimpleGrid>['cols'];
}) {
  return (
    <SimpleGrid cols={cols} component="dl" m={0}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <Text component="dt" size="sm" c="dark.3">
              {label}
            </Text>
            <Text component="dd" m={0}>
              {value}
            </Text>
          </div>
        ))}
    </SimpleGrid>
  );
}
