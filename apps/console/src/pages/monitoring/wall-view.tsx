import { Box, Group, Text, UnstyledButton } from '@mantine/core';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import { fleetStore } from '../../live/fleet.js';
import { showDateTime, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { Legend } from './cell-look.js';
import { agrees, type FleetFilter } from './fleet-filter.js';
import { useFleetEvery } from './use-fleet-every.js';
import { drawCells, gridOf, placeAt, STEP } from './wall-canvas.js';

const BLOCK_WIDTH = 10 * STEP;

/**
 * Thousands of cells: one canvas a unit, drawn by itself when something of the unit changed and it can be seen; React
 * does not take part. The list is the same for keyboards.
 */
export function WallView({ filter, onUnit }: { filter: FleetFilter; onUnit: (unit: string) => void }) {
  const { t } = useTexts();
  const { fleet } = fleetStore;
  const [shown, empty] = useMemo(() => {
    const all = fleet.units
      .map((unit, i) => ({ unit, i }))
      .filter(({ unit }) => filter.unit === null || unit.key === filter.unit);
    const withPlaces = all.filter(({ i }) => fleetStore.placesOf(i).length > 0);
    return [withPlaces, all.length - withPlaces.length];
  }, [fleet, filter.unit]);
  const wide = shown.length === 1;
  return (
    <>
      <Legend />
      <Text size="sm">{t.monitoring.wallHint}</Text>
      <Fitting filter={filter} />
      <Group align="flex-start" gap="md">
        {shown.map(({ unit, i }) => (
          <Block
            key={unit.station}
            unit={i}
            cell={filter.cell}
            kind={filter.kind}
            wide={wide}
            onUnit={onUnit}
          />
        ))}
      </Group>
      {empty > 0 && <Text>{t.monitoring.wallEmpty(showNumber(empty))}</Text>}
    </>
  );
}

/** With a filter: how many cells are not faded out, said in words. */
function Fitting({ filter }: { filter: FleetFilter }) {
  const { t } = useTexts();
  useFleetEvery(1000);
  const { unit, cell, kind } = filter;
  if (unit === null && cell === null && kind === null) return null;
  const fit = fleetStore.fleet.places.place.filter((_, i) => agrees(fleetStore, i, filter)).length;
  return (
    <Text role="status">{fit === 0 ? t.common.nothingFound : t.monitoring.wallFits(showNumber(fit))}</Text>
  );
}

interface BlockProps {
  unit: number;
  cell: FleetFilter['cell'];
  kind: FleetFilter['kind'];
  wide: boolean;
  onUnit: (unit: string) => void;
}

const Block = memo(function Block({ unit, cell, kind, wide, onUnit }: BlockProps) {
  const { t } = useTexts();
  const go = useNavigate();
  const canvas = useRef<HTMLCanvasElement>(null);
  const figures = useRef<HTMLSpanElement>(null);
  const { key, name } = fleetStore.fleet.units[unit]!;
  const members = fleetStore.placesOf(unit);
  const columns = wide ? Math.min(60, Math.floor((window.innerWidth - 60) / STEP)) : 10;
  const grid = useMemo(() => gridOf(members.length, columns), [members.length, columns]);

  useEffect(() => {
    const element = canvas.current;
    let isVisible = false;
    let isDue = true;
    const draw = (): void => {
      if (!isVisible) {
        isDue = true;
        return;
      }
      isDue = false;
      const { online, playing, lost, unknown } = fleetStore.count(unit);
      const connected = online + playing;
      const text = `${showNumber(connected)}/${showNumber(connected + lost + unknown)}`;
      if (figures.current && figures.current.textContent !== text) figures.current.textContent = text;
      if (element) drawCells(element, fleetStore, unit, grid, { cell, kind });
    };
    const watcher = new IntersectionObserver(([entry]) => {
      isVisible = entry?.isIntersecting ?? true;
      if (isVisible && isDue) draw();
    });
    const holder = figures.current;
    if (holder) watcher.observe(holder.parentElement ?? holder);
    if (element) watcher.observe(element);
    const off = fleetStore.listenUnit(unit, draw);
    isVisible = true;
    draw();
    return () => {
      off();
      watcher.disconnect();
    };
  }, [unit, cell, kind, grid]);

  const pointed = (event: { nativeEvent: MouseEvent }): number | undefined =>
    members[placeAt(event.nativeEvent.offsetX, event.nativeEvent.offsetY, grid) ?? -1];
  const describe = (i: number | undefined): string => {
    if (i === undefined) return '';
    const { places } = fleetStore.fleet;
    const since = places.since[i];
    return `${places.name[i]} – ${t.monitoring.cells[fleetStore.cell(i)]}${since ? ` (${showDateTime(since)})` : ''}`;
  };
  const count = fleetStore.count(unit);
  const label = t.monitoring.wallUnit(
    name,
    showNumber(count.online + count.playing),
    showNumber(members.length - count.none),
  );
  return (
    <Box w={wide ? '100%' : BLOCK_WIDTH + 4}>
      <UnstyledButton onClick={() => onUnit(key)} w="100%">
        <Text size="sm" fw={600} truncate title={name}>
          {name}
        </Text>
        <Text size="sm" component="span" ref={figures} />
      </UnstyledButton>
      <canvas
        ref={canvas}
        width={1}
        height={1}
        style={{
          display: 'block',
          width: grid.columns * STEP,
          height: grid.rows * STEP,
          cursor: 'pointer',
        }}
        role="img"
        aria-label={label}
        onMouseMove={(event) => (event.currentTarget.title = describe(pointed(event)))}
        onClick={(event) => {
          const i = pointed(event);
          const device = i === undefined ? null : fleetStore.fleet.places.device[i];
          if (device) void go(`/devices/${device}`);
        }}
      />
    </Box>
  );
});
