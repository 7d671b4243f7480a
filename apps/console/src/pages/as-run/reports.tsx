import { Stack, Text, Timeline, Title } from '@mantine/core';
import { type AsRunRow, type RowReport, useRowReports } from '../../api/airing.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { RawText } from '../../parts/raw-text.js';
import { showDateTime, showSeconds } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { useReason } from './ends.js';

const BAD: readonly string[] = ['stage-failed', 'not-armed', 'failed', 'missed', 'declined', 'partial'];

/** What the device said, in the order of its clock; of a station that reports nothing, the officer's word. */
export function Reports({ row }: { row: AsRunRow }) {
  const { t } = useTexts();
  const { data, error, refetch } = useRowReports(row.id);
  const words = t.asRun.row;
  return (
    <Stack component="section" gap="sm" aria-label={words.timeline}>
      <Title order={2} size="h4">
        {words.timeline}
      </Title>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.person && (
        <Text>
          {words.person(data.person.byName ?? '', showDateTime(data.person.at))}:{' '}
          {t.asRun.ends[data.person.result]}
          {data.person.reason && ` (${data.person.reason})`}
        </Text>
      )}
      {data && data.reports.length === 0 && row.kind !== 'person' && <Text>{words.noReports}</Text>}
      {data && data.reports.length > 0 && (
        <Timeline bulletSize={18} lineWidth={2} active={data.reports.length} color="river.8">
          {data.reports.map((report) => (
            <Timeline.Item
              key={`${report.device}-${report.journal}-${report.seq}`}
              color={BAD.includes(report.type) ? 'orange.8' : undefined}
              title={`${showSeconds(report.at)} – ${words.types[report.type as 'started'] ?? report.type}`}
            >
              <ReportText report={report} />
            </Timeline.Item>
          ))}
        </Timeline>
      )}
      {data?.truncated && <Text>{words.truncated}</Text>}
    </Stack>
  );
}

function ReportText({ report }: { report: RowReport }) {
  const { t } = useTexts();
  const reasonOf = useReason();
  const { reason } = read(report.body);
  const words = t.asRun.row;
  return (
    <>
      {reason && <Text>{reasonOf(reason)}</Text>}
      <Text size="sm">
        {words.number(report.seq)} · {words.received(showDateTime(report.receivedAt))}
      </Text>
      <RawText of={words.number(report.seq)} raw={JSON.parse(report.body) as unknown} />
    </>
  );
}

function read(body: string): { reason?: string } {
  const told = JSON.parse(body) as { reason?: unknown; limit?: unknown };
  const reason = told.reason ?? told.limit;
  return typeof reason === 'string' ? { reason } : {};
}
