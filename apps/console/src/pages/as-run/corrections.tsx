import { List, Stack, Title } from '@mantine/core';
import { type AsRunRow, useRowCorrections } from '../../api/airing.js';
import { ErrorNote } from '../../parts/error-note.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { useReason } from './ends.js';
import type { End } from './filter.js';

/** What the row said before a later report corrected it: nothing is written over. */
export function Corrections({ row }: { row: AsRunRow }) {
  const { t } = useTexts();
  const reasonOf = useReason();
  const { data, error } = useRowCorrections(row.id, true);
  const words = t.asRun.row;
  return (
    <Stack component="section" gap="sm" aria-label={words.corrections}>
      <Title order={2} size="h4">
        {words.corrections}
      </Title>
      <ErrorNote error={error} />
      <List>
        {data?.map((c) => (
          <List.Item key={c.version}>
            {words.was(c.version, t.asRun.ends[(c.was.end as End | null) ?? 'open'])}
            {c.was.reason && ` (${reasonOf(c.was.reason)})`} → {showDateTime(c.at)}:{' '}
            {words.cause[c.cause as 'report'] ?? words.cause.other}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
