import { Anchor, Group, Select, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { RawText } from '../../parts/raw-text.js';
import { RecordList } from '../../parts/record-list.js';
import { DateField } from '../../parts/time-field.js';
import { useFilter } from '../../parts/use-filter.js';
import { usePage } from '../../parts/use-page.js';
import { showDateTime, showNumber, showSeconds } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import type { Device } from './device-kinds.js';
import { type DeviceReport, itemOf, sayReport } from './report-words.js';

/** What came so much later than it was said waited for the network. */
const LATE_MS = 60_000;

/** What came from the device on a day, in words; word for word behind each, for technicians. */
export function DeviceReports({ id, kind }: Pick<Device, 'id' | 'kind'>) {
  const { t } = useTexts();
  const { report: texts } = t.monitoring.device;
  const [filter, set] = useFilter();
  const [page, turnTo] = usePage();
  const [day, type] = [filter.get('day'), filter.get('type')];
  const query = { page, limit: 50, ...(day && { day }), ...(type && { type }) };
  const { data, error, refetch } = useQuery({
    queryKey: ['devices', id, 'reports', query],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/devices/{id}/reports', { params: { path: { id }, query }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack>
      <Group align="flex-end">
        <DateField label={texts.day} value={day ?? data?.day ?? null} onChange={(next) => set('day', next)} />
        <Select
          label={texts.type}
          placeholder={texts.allTypes}
          data={Object.entries(texts.types).map(([value, label]) => ({ value, label }))}
          value={type}
          onChange={(value) => set('type', value)}
          clearable
          searchable
          w={{ base: '100%', xs: 260 }}
        />
      </Group>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data ? (
        !error && <Loading />
      ) : data.total === 0 ? (
        <EmptyState text={texts.none} />
      ) : (
        <>
          <RecordList
            caption={t.monitoring.device.tabs.reports}
            records={data.items}
            keyOf={({ journal, seq }) => `${journal} ${seq}`}
            columns={[
              { key: 'at', label: texts.at, show: (report) => <When report={report} /> },
              {
                key: 'type',
                label: texts.type,
                show: (report) => texts.types[report.type] ?? report.type,
              },
              { key: 'said', label: texts.content, show: (report) => <Said kind={kind} report={report} /> },
              {
                key: 'item',
                label: texts.item,
                show: (report) => itemOf(t, report) && <Item report={report} />,
              },
            ]}
          />
          <Paging total={data.total} page={data.page} limit={data.limit} onPage={turnTo} />
        </>
      )}
    </Stack>
  );
}

/** By the device's clock; of what waited for the network, when it came too. */
function When({ report: { at, receivedAt } }: { report: DeviceReport }) {
  const { t } = useTexts();
  const isLate = Math.abs(Date.parse(receivedAt) - Date.parse(at)) > LATE_MS;
  return (
    <>
      {isLate ? showDateTime(at) : showSeconds(at)}
      {isLate && <Text size="sm">{t.monitoring.device.report.lateBy(showDateTime(receivedAt))}</Text>}
    </>
  );
}

function Said({ kind, report }: { kind: Device['kind']; report: DeviceReport }) {
  const { t } = useTexts();
  const { seq, body } = report;
  return (
    <>
      <Text>{sayReport(t, kind, report)}</Text>
      <RawText of={t.monitoring.device.report.number(showNumber(seq))} raw={body} />
    </>
  );
}

function Item({ report }: { report: DeviceReport }) {
  const { t } = useTexts();
  const { can } = useMe();
  const title = itemOf(t, report);
  const row = report.about?.row;
  if (title === null || !row || !can('read', 'as-run')) return title;
  return (
    <Anchor
      component={Link}
      to={`/as-run/${row}`}
      underline="always"
      aria-label={t.monitoring.device.report.toRow(title)}
    >
      {title}
    </Anchor>
  );
}
