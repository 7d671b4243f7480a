import { Anchor, Box, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { api, ask } from '../../api/client.js';
import { fleetStore } from '../../live/fleet.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { Legend } from './cell-look.js';
import type { FleetFilter } from './fleet-filter.js';
import { ProvinceMap } from './province-map.js';
import { SHARE_COLOURS, sharesByUnit } from './unit-shares.js';
import { useFleetEvery } from './use-fleet-every.js';

const WORST = 12;
const DRAW_EVERY_MS = 1000;

/** The province without tiles: its communes coloured by the share that is connected, its clusters as points. */
export default function MapView({
  filter,
  onUnit,
}: {
  filter: FleetFilter;
  onUnit: (unit: string | null) => void;
}) {
  const { t } = useTexts();
  const { units } = fleetStore.fleet;
  const key = units.length === 1 ? units[0]!.key : (units[0]?.path.split('/')[0] ?? '');
  const boundaries = useQuery({
    queryKey: ['boundaries', key],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/units/{key}/boundaries', { params: { path: { key } }, signal })),
    staleTime: Infinity,
    enabled: key !== '',
  });
  if (boundaries.isPending) return <Loading />;
  if (boundaries.error)
    return <ErrorNote error={boundaries.error} onRetry={() => void boundaries.refetch()} />;
  return (
    <Stack>
      {boundaries.data.features.length === 0 ? (
        <EmptyState text={t.monitoring.mapMissing} />
      ) : (
        <Drawn mapKey={key} geoJson={boundaries.data} filter={filter} onUnit={onUnit} />
      )}
      <Worst onUnit={onUnit} />
    </Stack>
  );
}

function Drawn(given: {
  mapKey: string;
  geoJson: object;
  filter: FleetFilter;
  onUnit: (unit: string | null) => void;
}) {
  const { mapKey, geoJson, filter, onUnit } = given;
  const { t } = useTexts();
  const go = useNavigate();
  const holder = useRef<HTMLDivElement>(null);
  const map = useRef<ProvinceMap | null>(null);
  const acts = useRef({ onUnit, go, t });
  useEffect(() => {
    acts.current = { onUnit, go, t };
  });
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const own = new ProvinceMap(element, mapKey, geoJson, fleetStore, {
      onUnit: (unit) => acts.current.onUnit(unit),
      onDevice: (device) => void acts.current.go(`/devices/${device}`),
      texts: () => acts.current.t.monitoring,
    });
    map.current = own;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let tookMs = 0;
    const paint = (): void => {
      timer = undefined;
      const beganAt = performance.now();
      own.paint();
      tookMs = performance.now() - beganAt;
    };
    const off = fleetStore.listen(() => {
      own.drawPoints();
      // On a slow machine the colours wait longer, so that nine tenths of its time stay for the person.
      timer ??= setTimeout(paint, Math.max(DRAW_EVERY_MS, 10 * tookMs));
    });
    const sizes = new ResizeObserver(() => own.resize());
    sizes.observe(element);
    return () => {
      off();
      clearTimeout(timer);
      sizes.disconnect();
      own.dispose();
      map.current = null;
    };
  }, [mapKey, geoJson]);
  useEffect(() => {
    const unit = fleetStore.fleet.units.find(({ key }) => key === filter.unit);
    map.current?.look(unit ?? null);
  }, [filter.unit, mapKey, geoJson]);
  const count = fleetStore.count();
  const connected = count.online + count.playing;
  const { places } = fleetStore.fleet;
  const nowhere = places.lat.filter((lat) => lat === null).length;
  return (
    <Stack gap="xs">
      <Box
        ref={holder}
        h={{ base: 380, sm: 520 }}
        role="img"
        aria-label={t.monitoring.mapLabel(
          showNumber(connected),
          showNumber(connected + count.lost + count.unknown),
        )}
        style={{ position: 'relative', border: '1px solid var(--mantine-color-gray-4)', borderRadius: 8 }}
      />
      <Group justify="space-between" align="flex-start">
        <Group gap="md" role="list" aria-label={t.monitoring.mapShare}>
          {SHARE_COLOURS.map((colour, i) => (
            <Group key={colour} gap={6} wrap="nowrap" role="listitem">
              <Box
                w={22}
                h={16}
                bg={colour}
                style={{ position: 'relative', border: '1px solid #495057' }}
                aria-hidden
              />
              <Text size="sm">{t.monitoring.shares[i]}</Text>
            </Group>
          ))}
        </Group>
        {filter.unit !== null && (
          <Button variant="default" size="sm" onClick={() => onUnit(null)}>
            {t.monitoring.clearUnit}
          </Button>
        )}
      </Group>
      <Legend />
      {nowhere > 0 && <Text size="sm">{t.monitoring.noPosition(showNumber(nowhere))}</Text>}
    </Stack>
  );
}

/** What the map shows, as a list that keys reach. */
function Worst({ onUnit }: { onUnit: (unit: string) => void }) {
  const { t } = useTexts();
  useFleetEvery(DRAW_EVERY_MS);
  const worst = sharesByUnit(fleetStore)
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost)
    .slice(0, WORST);
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t.monitoring.worst}
      </Title>
      {worst.length === 0 ? (
        <Text>{t.monitoring.allConnected}</Text>
      ) : (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing={4} component="ul" m={0} p={0}>
          {worst.map(({ key, name, connected, devices }) => (
            <li key={key} style={{ listStyle: 'none' }}>
              <Anchor component="button" type="button" ta="left" onClick={() => onUnit(key)}>
                {t.monitoring.wallUnit(name, showNumber(connected), showNumber(devices))}
              </Anchor>
            </li>
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}
