import { Alert, Anchor, Group, Tabs, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { useLive } from '../../live/use-live.js';
import type { Cell } from '../../live/fleet-store.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { CellLabel } from './cell-look.js';
import { DeviceAirings } from './device-airings.js';
import { DeviceCommands } from './device-commands.js';
import { DeviceEnd } from './device-end.js';
import { DeviceHistoryTab } from './device-history.js';
import type { Device } from './device-kinds.js';
import { DeviceNow } from './device-now.js';
import { DeviceReports } from './device-reports.js';
import { LinkNote } from './link-note.js';

const DeviceCharts = lazy(() => import('./device-charts.js'));
const TABS = ['now', 'charts', 'commands', 'airings', 'history', 'reports'] as const;

/** One device: what it is, how it does, what it was told and what it said. */
export default function DevicePage() {
  const { t } = useTexts();
  const { can } = useMe();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const device = useQuery({
    queryKey: ['devices', id],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/devices/{id}', { params: { path: { id } }, signal })),
    refetchInterval: 30_000,
  });
  const history = useQuery({
    queryKey: ['devices', id, 'history'],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/devices/{id}/history', { params: { path: { id } }, signal })),
  });
  useFresh(id);
  const error = device.error ?? history.error;
  const title = history.data?.place.name ?? device.data?.place.name ?? '';
  if (error) return <ErrorNote error={error} onRetry={() => void device.refetch()} />;
  if (!device.data || !history.data) return <Loading />;
  const tab = params.get('tab');
  const place = history.data.place;
  return (
    <Page title={title} actions={<LinkNote />}>
      <Group gap="md">
        <Anchor component={Link} to={`/monitoring?view=list&unit=${place.unit}`}>
          {t.monitoring.device.back}
        </Anchor>
        <Text>
          {t.monitoring.kinds[place.kind]} · {place.unitName}
        </Text>
        <Presence device={device.data} />
      </Group>
      {device.data.revokedAt && (
        <Alert color="orange" title={`${t.monitoring.device.revoked} ${showDateTime(device.data.revokedAt)}`}>
          {can('enrol', 'place') && (
            <Anchor component={Link} to={`/places/${place.id}`}>
              {t.monitoring.device.end.toPlace}
            </Anchor>
          )}
        </Alert>
      )}
      <Tabs
        value={TABS.includes(tab as 'now') ? tab : 'now'}
        onChange={(value) => setParams(value && value !== 'now' ? { tab: value } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name} fz="md">
              {t.monitoring.device.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="now">
          <DeviceNow device={device.data} history={history.data} />
          {device.data.state === 'active' && can('manage', 'device') && <DeviceEnd device={device.data} />}
        </Tabs.Panel>
        <Tabs.Panel value="charts">
          <Suspense fallback={<Loading />}>
            <DeviceCharts id={id} kind={device.data.kind} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="commands">
          <DeviceCommands device={device.data} />
        </Tabs.Panel>
        <Tabs.Panel value="airings">
          <DeviceAirings place={place.id} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <DeviceHistoryTab id={id} history={history.data} />
        </Tabs.Panel>
        <Tabs.Panel value="reports">
          <DeviceReports id={id} kind={device.data.kind} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

/** Reads the device again soon after something changed; a burst is one reading. */
function useFresh(id: string): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: ['devices', id] });
    }, 800);
  };
  const isOwn = (changes: { id: string }[]): boolean => changes.some((change) => change.id === id);
  useLive('devices', (changes) => void (isOwn(changes) && soon()), soon);
  useLive('commands', (changes) => void (changes.some(({ device }) => device === id) && soon()));
  useEffect(() => () => clearTimeout(timer.current), []);
}

const cellOf = ({ presence, status }: Device): Cell => {
  if (presence === 'online') return status?.playing ? 'playing' : 'online';
  return presence === 'unknown' ? 'unknown' : 'lost';
};

function Presence({ device }: { device: Device }) {
  const { t } = useTexts();
  const { presence, presenceSince } = device;
  const since = presenceSince ? showDateTime(presenceSince) : t.monitoring.device.never;
  const cell = cellOf(device);
  if (cell === 'unknown') return <CellLabel cell={cell}>{t.monitoring.unknownLong}</CellLabel>;
  return (
    <CellLabel cell={cell}>
      {presence === 'online' ? t.monitoring.onlineSince(since) : t.monitoring.lostSince(since)}
    </CellLabel>
  );
}
