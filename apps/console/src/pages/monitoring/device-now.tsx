import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { showDateTime, showPosition } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { languageName } from '../bulletins/wording.js';
import { Facts } from './facts.js';
import type { Device, History } from './device-kinds.js';
import { statusRows } from './device-status.js';

/** What it is, and what it last said of itself. */
export function DeviceNow({ device, history: { place } }: { device: Device; history: History }) {
  const { t } = useTexts();
  const { device: texts } = t.monitoring;
  const { status } = device;
  const isBoard = device.kind === 'board';
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
            ...(isBoard ? [] : [[texts.sensitive, place.sensitiveSite ?? t.common.none] as const]),
            [t.monitoring.uptime.owner, place.owner ?? t.monitoring.uptime.notSet],
            [t.monitoring.uptime.responsible, place.responsible ?? t.monitoring.uptime.notSet],
            [isBoard ? texts.board.hardware : texts.hardware, device.hardwareId],
            [texts.id, device.id],
            [texts.enrolledAt, showDateTime(device.enrolledAt)],
          ]}
        />
      </Paper>
    </SimpleGrid>
  );
}
