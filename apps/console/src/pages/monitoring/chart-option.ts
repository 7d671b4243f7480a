import { zoneOffsetMs } from '#domain/time/zone.js';
import { chartDay, showDateTime, showNumber } from '../../texts/format.js';
import type { Telemetry } from './device-kinds.js';

type Series = Telemetry['series'][number];
/** The axis reckons in UTC: with this added it divides the days of Việt Nam, whatever the zone of the computer is. */
const ZONE_MS = zoneOffsetMs('Asia/Ho_Chi_Minh');
const FEW = 60;
const COLOUR = '#04507d';

const oneDecimal = (value: number): string => showNumber(Math.round(value * 10) / 10);

/** What ECharts draws of a measured quantity, its numbers and times as they are written here. @param from @param to ISO instants */
export function chartOption(series: Series, name: string, { from, to }: Pick<Telemetry, 'from' | 'to'>) {
  return {
    animation: false,
    useUTC: true,
    grid: { left: 64, right: 16, top: 12, bottom: 28 },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? oneDecimal(value) : '–'),
      axisPointer: { label: { formatter: ({ value }: { value: number }) => showDateTime(value - ZONE_MS) } },
    },
    xAxis: {
      type: 'time',
      min: Date.parse(from) + ZONE_MS,
      max: Date.parse(to) + ZONE_MS,
      axisLabel: {
        hideOverlap: true,
        formatter: {
          year: '{yyyy}',
          month: chartDay(),
          day: chartDay(),
          hour: '{HH}:{mm}',
          minute: '{HH}:{mm}',
        },
      },
    },
    yAxis: { type: 'value', scale: true, axisLabel: { formatter: showNumber } },
    series: [
      {
        type: 'line',
        name,
        data: series.points.map(({ atMs, value }) => [atMs + ZONE_MS, value]),
        // A value with nothing beside it is no line.
        showSymbol: series.points.filter(({ value }) => value !== null).length < FEW,
        lineStyle: { width: 2, color: COLOUR },
        itemStyle: { color: COLOUR },
      },
    ],
  };
}

/** The mean as it is said above the chart. */
export const meanText = ({ mean }: Pick<Series, 'mean'>): string | null =>
  mean === null ? null : oneDecimal(mean);
