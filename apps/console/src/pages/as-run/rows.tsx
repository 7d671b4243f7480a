import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AsRunRow } from '../../api/airing.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime, showDuration, showNumber } from '../../texts/format.js';
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
            r.kind === 'person' ? (
              ''
            ) : (
              <Stack gap={0}>
                <Text>{t.asRun.ofPlanned(showDuration(r.playedMs), showDuration(r.durationMs))}</Text>
                {r.kind === 'alert' && r.startedAt && <Text size="sm">{t.asRun.after(secondsAfter(r))}</Text>}
              </Stack>
            ),
        },
      ]}
    />
  );
}

/** How long after its activation an emergency was heard at a place: `2,1`. */
const secondsAfter = ({ startedAt, plannedStart }: AsRunRow): string =>
  showNumber(
    Math.max(0, Math.round((Date.parse(startedAt ?? plannedStart) - Date.parse(plannedStart)) / 100) / 10),
  );
