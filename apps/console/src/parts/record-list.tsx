import { Card, Group, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface Column<T> {
  key: string;
  label: string;
  show: (record: T) => ReactNode;
}

/**
 * A list of records: a table where there is room, a card each on a telephone. The first column is what the record is
 * called, in both.
 * @param caption what the list is, for people who do not see it
 */
export function RecordList<T>({
  caption,
  columns,
  records,
  keyOf,
}: {
  caption: string;
  columns: readonly Column<T>[];
  records: readonly T[];
  keyOf: (record: T) => string;
}) {
  const [first, ...rest] = columns;
  if (!first) return null;
  return (
    <>
      <Table visibleFrom="sm" highlightOnHover aria-label={caption}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, label }) => (
              <Table.Th key={key}>{label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map((record) => (
            <Table.Tr key={keyOf(record)}>
              {columns.map(({ key, show }) => (
                <Table.Td key={key}>{show(record)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Stack hiddenFrom="sm" gap="sm" role="list" aria-label={caption}>
        {records.map((record) => (
          <Card key={keyOf(record)} withBorder padding="sm" role="listitem">
            <Text component="div" fw={600}>
              {first.show(record)}
            </Text>
            {rest.map(({ key, label, show }) => {
              const shown = show(record);
              return shown === null || shown === '' ? null : (
                <Group key={key} gap="xs" align="flex-start" wrap="nowrap" mt={4}>
                  <Text size="sm" c="dark.3" miw={110}>
                    {label}
                  </Text>
                  <Text component="div" style={{ overflowWrap: 'anywhere' }}>
                    {shown}
                  </Text>
                </Group>
              );
            })}
          </Card>
        ))}
      </Stack>
    </>
  );
}
