import { Alert, Anchor, Card, Group, Stack, Text } from '@mantine/core';
import { Link, useNavigate, useParams } from 'react-router';
import { type AsRunRow, useAsRunRow } from '../../api/airing.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { FactList } from '../../parts/fact-list.js';
import { Loading, Page } from '../../parts/page.js';
import { showDateTime, showDuration, showSeconds } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { ConfirmAiring } from './confirm-airing.js';
import { Corrections } from './corrections.js';
import { EndBadge, useReason } from './ends.js';
import { Reports } from './reports.js';

/** One row of the log: what was planned, what came of it, and the reports that say so. */
export default function Row() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const { can } = useMe();
  const go = useNavigate();
  const { data: row, error, refetch } = useAsRunRow(id);
  return (
    <Page title={row ? row.title : t.asRun.row.title}>
      <Anchor
        component={Link}
        to="/as-run"
        onClick={(event) => {
          if (window.history.length <= 1) return;
          event.preventDefault();
          void go(-1);
        }}
      >
        {t.asRun.row.back}
      </Anchor>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!row && !error && <Loading />}
      {row && (
        <>
          <Facts row={row} />
          {row.order !== null && can('read', 'order') && (
            <Anchor component={Link} to={`/orders/${row.order}`}>
              {t.orders.open}
            </Anchor>
          )}
          {row.stop && (
            <Alert color="red" variant="light" title={t.asRun.stopped}>
              <Text>{t.asRun.row.stop(showDateTime(row.stop.at), row.stop.reason)}</Text>
              <Anchor component={Link} to={`/stop/${row.stop.id}`}>
                {t.asRun.row.seeStop}
              </Anchor>
            </Alert>
          )}
          {row.kind === 'person' && <ConfirmAiring row={row} />}
          <Reports row={row} />
          {row.version > 1 && <Corrections row={row} />}
        </>
      )}
    </Page>
  );
}

/** How much was played is known when it ends. */
const isSounding = (row: AsRunRow): boolean => row.end === null && row.playedMs === 0;

function Facts({ row }: { row: AsRunRow }) {
  const { t } = useTexts();
  const reasonOf = useReason();
  const words = t.asRun.row;
  const facts: [string, string][] = [
    [words.planned, `${showDateTime(row.plannedStart)} · ${showDuration(row.durationMs)}`],
    [
      t.asRun.place,
      row.placeName === row.stationName ? row.stationName : `${row.placeName}, ${row.stationName}`,
    ],
    [words.started, row.startedAt ? showSeconds(row.startedAt) : ''],
    [words.ended, row.endedAt ? showSeconds(row.endedAt) : ''],
    [words.played, row.kind === 'person' || isSounding(row) ? '' : showDuration(row.playedMs)],
    [words.evidence, row.evidence ? (words.evidences[row.evidence as 'decoded'] ?? row.evidence) : ''],
    [words.version, row.version > 1 ? String(row.version) : ''],
  ];
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group gap="sm">
          <EndBadge row={row} />
          {row.reason && <Text>{reasonOf(row.reason)}</Text>}
          {row.closed && <Text size="sm">{words.closed}</Text>}
        </Group>
        <FactList facts={facts} cols={{ base: 1, xs: 2, md: 4 }} />
      </Stack>
    </Card>
  );
}
