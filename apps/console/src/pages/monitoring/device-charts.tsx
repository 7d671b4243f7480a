import { Alert, Box, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, ask } from '../../api/client.js';
import { type EChartsType, init } from '../../parts/charts.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { showNumber, showShare } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { chartOption, meanText } from './chart-option.js';
import type { Device, Telemetry } from './device-kinds.js';

type Series = Telemetry['series'][number];
const PERIODS = ['24', '48', '168', '720'];

/** What it measured; what cannot be true is said, and is in neither line nor mean. */
export default function DeviceCharts({ id, kind }: Pick<Device, 'id' | 'kind'>) {
  const { t } = useTexts();
  const { charts: texts } = t.monitoring.device;
  const [hours, setHours] = useState('48');
  const { data, error, refetch } = useQuery({
    queryKey: ['devices', id, 'telemetry', hours],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/devices/{id}/telemetry', {
          params: { path: { id }, query: { hours: Number(hours) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  return (
    <Stack>
      <Select
        label={texts.period}
        data={PERIODS.map((value) => ({ value, label: texts.periods[value]! }))}
        value={hours}
        onChange={(value) => value && setHours(value)}
        allowDeselect={false}
        w={{ base: '100%', xs: 220 }}
      />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data ? !error && <Loading /> : <Charts data={kind === 'board' ? withoutSound(data) : data} />}
    </Stack>
  );
}

/** A board says a volume of nothing, as the protocol has it. */
const withoutSound = (data: Telemetry): Telemetry => ({
  ...data,
  series: data.series.filter(({ quantity }) => quantity !== 'volume' && quantity !== 'ampMa'),
});

function Charts({ data }: { data: Telemetry }) {
  const { t } = useTexts();
  const { charts: texts } = t.monitoring.device;
  const told = data.series.filter(
    ({ points, leftOut }) => leftOut > 0 || points.some(({ value }) => value !== null),
  );
  return (
    <Stack>
      {data.uptime !== null && <Text>{texts.uptime(showShare(data.uptime))}</Text>}
      {told.length === 0 ? (
        <EmptyState text={texts.none} />
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          {told.map((series) => (
            <Chart key={series.quantity} series={series} from={data.from} to={data.to} />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}

function Chart({ series, from, to }: { series: Series; from: string; to: string }) {
  const { t } = useTexts();
  const { charts: texts } = t.monitoring.device;
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    if (!holder.current) return;
    const own = init(holder.current, null, { renderer: 'canvas' });
    chart.current = own;
    const sizes = new ResizeObserver(() => own.resize());
    sizes.observe(holder.current);
    return () => {
      sizes.disconnect();
      own.dispose();
    };
  }, []);
  const name = texts.quantities[series.quantity];
  useEffect(() => {
    chart.current?.setOption(chartOption(series, name, { from, to }));
  }, [series, from, to, name]);
  const measured = meanText(series);
  const mean = measured === null ? '' : texts.mean(measured);
  return (
    <Box>
      <Title order={3} size="h5">
        {name}
      </Title>
      <Text size="sm">{mean}</Text>
      {series.flags.length > 0 && (
        <Alert color="orange" p="xs" role="note">
          {series.flags.map((flag) => texts.flags[flag]).join('. ')}
          {series.leftOut > 0 && `. ${texts.leftOut(showNumber(series.leftOut))}`}
        </Alert>
      )}
      <Box ref={holder} h={220} role="img" aria-label={texts.chartOf(name, mean)} />
    </Box>
  );
}
