import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AsRunRow } from '../../api/airing.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime, showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { EndBadge, useReason } from './ends.js';

/** The rows of the log; each leads to its reports. */
export function Rows({ rows }: { rows: AsRunRow[] }) {
  const { t } = useTexts();
  const reasonOf = useReason();
  return (
    <RecordList
      caption={t.asRun.rows}
      records={rows}
      keyOf={(r) => r.id}
      columns={[
        {
          key: 'title',
          label: t.asRun.bulletin,
          show: (r) => (
            <Anchor
              component={Link}
              to={`/as-run/${r.id}`}
              aria-label={t.asRun.open(r.title, r.placeName)}
              td={r.stop ? 'line-through' : undefined}
            >
              {r.title}
            </Anchor>
          ),
        },
        { key: 'when', label: t.asRun.when, show: (r) => showDateTime(r.plannedStart) },
        {
          key: 'place',
          label: t.asRun.place,
          show: (r) => (
            <Stack gap={0}>
              <Text>{r.placeName}</Text>
              {r.placeName !== r.stationName && <Text size="sm">{r.stationName}</Text>}
            </Stack>
          ),
        },
        {
          key: 'end',
          label: t.asRun.result,
          show: (r) => (
            <Stack gap={2}>
              <EndBadge row={r} />
              {r.reason && <Text size="sm">{reasonOf(r.reason)}</Text>}
            </Stack>
          ),
        },
        {
          key: 'played',
          label: t.asRun.played,
          show: (r) =>
            r.kind === 'person'
              ? ''
              : t.asRun.ofPlanned(showDuration(r.playedMs), showDuration(r.durationMs)),
        },
      ]}
    />
  );
}
