import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { showDateTime, showNumber, showTime } from '../../texts/format.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';
import type { Device } from './device-kinds.js';

const MIB = 1024 * 1024;
const LOOK_EVERY_MS = 15_000;

type Status = NonNullable<Device['status']>;
type Row = [name: string, value: ReactNode];

/** What it last said of itself: of a loudspeaker its sound and its box, of a board its screen. */
export function statusRows(t: Catalogue, device: Device, status: Status): Row[] {
  const { device: texts } = t.monitoring;
  const { playlist, place } = device;
  const isBoard = device.kind === 'board';
  const onAir = (
    <OnAir place={place.id} status={status} none={isBoard ? texts.board.nothing : texts.silent} />
  );
  return [
    [texts.seenAt, device.seenAt ? showDateTime(device.seenAt) : texts.never],
    [isBoard ? texts.board.showing : texts.playing, onAir],
    ...(isBoard ? screenRows(t, status) : soundRows(t, status)),
    [texts.clock, clockOf(t, device)],
    [
      texts.programme,
      playlist.accepted >= playlist.desired
        ? texts.inStep
        : texts.behind(showNumber(playlist.accepted), showNumber(playlist.desired)),
    ],
    [texts.net, networkOf(t, status)],
    ...(isBoard ? [] : boxRows(t, status)),
    [texts.free, said(t, status.freeBytes == null ? null : status.freeBytes / MIB, ' MB')],
    [texts.agent, status.agent],
  ];
}

const soundRows = (t: Catalogue, { volume, muted }: Status): Row[] => [
  [t.monitoring.device.volume, `${showNumber(volume)}%`],
  [t.monitoring.mutes.title, t.monitoring.muted[muted]],
];

const boxRows = (t: Catalogue, status: Status): Row[] => [
  [t.monitoring.device.power, powerOf(t, status)],
  [t.monitoring.device.temperature, said(t, status.tempC, ' °C')],
  [t.monitoring.device.amp, said(t, status.amp?.currentMa, ' mA')],
];

/** A board that is built by somebody else need not say it. */
function screenRows(t: Catalogue, { screen }: Status): Row[] {
  const { board, unknownValue } = t.monitoring.device;
  if (!screen) return [[board.screen, unknownValue]];
  const { width, height, engine, secure } = screen;
  return [
    [board.screen, board.pixels(showNumber(width), showNumber(height), height > width)],
    [board.engine, engine],
    [board.withoutNetwork, secure ? board.goesOn : board.onlineOnly],
  ];
}

/** What sounds or is shown there, each with the way to its row of the log. */
function OnAir({ place, status: { playing }, none }: { place: string; status: Status; none: string }) {
  const { t } = useTexts();
  const { can } = useMe();
  const { data } = useQuery({
    queryKey: ['as-run', 'on-air', place, playing?.play],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/as-run', { params: { query: { place, end: 'open', limit: 50 } }, signal })),
    enabled: playing !== null && can('read', 'as-run'),
    refetchInterval: LOOK_EVERY_MS,
  });
  if (!playing) return none;
  const rows = (data?.items ?? []).filter(({ state }) => state === 'started');
  const since = t.monitoring.device.since(showTime(playing.since));
  if (rows.length === 0) return since;
  return (
    <Stack gap={2}>
      {rows.map(({ id, title }) => (
        <Text key={id}>
          <Anchor component={Link} to={`/as-run/${id}`} underline="always">
            {title}
          </Anchor>
        </Text>
      ))}
      <Text size="sm">{since}</Text>
    </Stack>
  );
}

const said = (t: Catalogue, value: number | null | undefined, unit: string): string =>
  value == null ? t.monitoring.device.unknownValue : `${showNumber(Math.round(value * 10) / 10)}${unit}`;

function clockOf(t: Catalogue, { clock: { state, offsetMs } }: Device): string {
  const known = state as keyof typeof t.monitoring.clock | null;
  const word = known ? t.monitoring.clock[known] : t.monitoring.device.unknownValue;
  return offsetMs === null
    ? word
    : `${word}, ${t.monitoring.device.offset(showNumber(Math.round(offsetMs)))}`;
}

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
