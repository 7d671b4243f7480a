import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { showDateTime, showNumber, showPosition, showSeconds } from '../../texts/format.js';
import type { Catalogue } from '../../texts/texts.js';
import { useTexts } from '../../texts/texts.js';
import { languageName } from '../bulletins/wording.js';
import { Facts } from './facts.js';
import type { Device, History } from './device-kinds.js';

const MIB = 1024 * 1024;

/** What it is, and what it last said of itself. */
export function DeviceNow({ device, history: { place } }: { device: Device; history: History }) {
  const { t } = useTexts();
  const { device: texts } = t.monitoring;
  const { status } = device;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Paper withBorder p="md">
        <Title order={2} size="h4" mb="sm">
          {texts.status}
        </Title>
        {status ? (
          <Facts rows={statusRows(t, device, status)} />
        ) : (
          <Text>
            {texts.seenAt}: {texts.never}
          </Text>
        )}
      </Paper>
      <Paper withBorder p="md">
        <Title order={2} size="h4" mb="sm">
          {texts.facts}
        </Title>
        <Facts
          rows={[
            [t.monitoring.unit, place.unitName],
            [texts.hamlet, place.hamletName ?? t.common.none],
            [texts.station, device.station.name],
            [
              texts.position,
              place.lat === null || place.lon === null ? t.common.none : showPosition(place.lat, place.lon),
            ],
            [texts.languages, place.languages.map((code) => languageName(t, code)).join(', ')],
            [texts.sensitive, place.sensitiveSite ?? t.common.none],
            [t.monitoring.uptime.owner, place.owner ?? t.monitoring.uptime.notSet],
            [t.monitoring.uptime.responsible, place.responsible ?? t.monitoring.uptime.notSet],
            [texts.hardware, device.hardwareId],
            [texts.id, device.id],
            [texts.enrolledAt, showDateTime(device.enrolledAt)],
          ]}
        />
      </Paper>
    </SimpleGrid>
  );
}

type Status = NonNullable<Device['status']>;
type Row = [name: string, value: ReactNode];
const rowsIf = (isThere: boolean, ...rows: Row[]): Row[] => (isThere ? rows : []);

function statusRows(t: Catalogue, device: Device, status: Status): Row[] {
  const { device: texts } = t.monitoring;
  const { playlist } = device;
  const isBoard = device.kind === 'board';
  const clock = device.clock.state as keyof typeof t.monitoring.clock | null;
  const offset = device.clock.offsetMs;
  return [
    [texts.seenAt, device.seenAt ? showDateTime(device.seenAt) : texts.never],
    [
      isBoard ? texts.showing : texts.playing,
      status.playing ? showSeconds(status.playing.since) : texts.silent,
    ],
    ...rowsIf(
      !isBoard,
      [texts.volume, `${showNumber(status.volume)}%`],
      [t.monitoring.mutes.title, t.monitoring.muted[status.muted]],
    ),
    [
      texts.clock,
      `${clock ? t.monitoring.clock[clock] : texts.unknownValue}${offset === null ? '' : `, ${texts.offset(showNumber(Math.round(offset)))}`}`,
    ],
    [
      texts.programme,
      playlist.accepted >= playlist.desired
        ? texts.inStep
        : texts.behind(showNumber(playlist.accepted), showNumber(playlist.desired)),
    ],
    [texts.net, networkOf(t, status)],
    // A page in a browser can know neither.
    ...rowsIf(!isBoard || status.power != null, [texts.power, powerOf(t, status)]),
    ...rowsIf(!isBoard || status.tempC != null, [texts.temperature, said(t, status.tempC, ' °C')]),
    ...rowsIf(!isBoard, [texts.amp, said(t, status.amp?.currentMa, ' mA')]),
    [texts.free, said(t, status.freeBytes == null ? null : status.freeBytes / MIB, ' MB')],
    [texts.agent, status.agent],
  ];
}

const said = (t: Catalogue, value: number | null | undefined, unit: string): string =>
  value == null ? t.monitoring.device.unknownValue : `${showNumber(Math.round(value * 10) / 10)}${unit}`;

function networkOf(t: Catalogue, { net, rssi }: Status): string {
  const { device: texts } = t.monitoring;
  const name = net ? (texts.nets[net] ?? net) : texts.unknownValue;
  return rssi == null ? name : `${name}, ${texts.rssi} ${showNumber(rssi)} dBm`;
}

function powerOf(t: Catalogue, { power }: Status): string {
  const { device: texts } = t.monitoring;
  if (!power?.source) return texts.unknownValue;
  return [
    texts.powers[power.source] ?? power.source,
    power.batteryPct == null ? null : `${texts.battery} ${showNumber(power.batteryPct)}%`,
    power.lostAt ? texts.powerLost(showDateTime(power.lostAt)) : null,
  ]
    .filter(Boolean)
    .join(', ');
}
