import { Box, Text } from '@mantine/core';
import { type MouseEvent, useMemo } from 'react';
import { usePlaces } from '../../api/registry.js';
import { isWithin, outlinePaths, type Position } from '../../parts/targets/outline-paths.js';
import { useOutlines } from '../../parts/targets/queries.js';
import { useTexts } from '../../texts/texts.js';

const WIDTH = 1000;
/** About ten metres: no finger on a picture of a commune is better. */
const DECIMALS = 4;

/** The commune's outline to click on, with its other places; the two fields above do the same for the keyboard. */
export function PositionMap({
  unit,
  value,
  onChange,
}: {
  unit: string;
  value: Position | null;
  /** null: the position is not to be changed here. */
  onChange: ((position: Position) => void) | null;
}) {
  const { t } = useTexts();
  const { data } = useOutlines(unit, true);
  const { data: places } = usePlaces({ unit, limit: 200 });
  const map = useMemo(() => (data ? outlinePaths(data, WIDTH) : null), [data]);
  if (!data || !map) return null;
  const isOutside = value !== null && !isWithin(data, value);
  const others = (places?.items ?? []).flatMap(({ id, name, lat, lon }) =>
    lat === null || lon === null ? [] : [{ id, name, ...map.pointOf({ lat, lon }) }],
  );
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    const frame = event.currentTarget.getScreenCTM();
    if (!frame || !onChange) return;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(frame.inverse());
    const { lat, lon } = map.positionOf(point);
    onChange({ lat: Number(lat.toFixed(DECIMALS)), lon: Number(lon.toFixed(DECIMALS)) });
  };
  const own = value && !isOutside ? map.pointOf(value) : null;
  return (
    <Box>
      {isOutside && (
        <Text role="alert" c="red.9" fw={600}>
          {t.places.outside}
        </Text>
      )}
      <svg
        viewBox={`-8 -8 ${map.width + 16} ${map.height + 16}`}
        role="img"
        aria-label={t.places.mapLabel}
        style={{
          width: '100%',
          maxHeight: 300,
          display: 'block',
          cursor: onChange ? 'crosshair' : 'default',
        }}
        onClick={pick}
      >
        {map.paths.map(({ key, d }) => (
          <path key={key} d={d} fill="#eef4f8" stroke="#495057" strokeWidth={3} />
        ))}
        {others.map(({ id, name, x, y }) => (
          <circle key={id} cx={x} cy={y} r={10} fill="#868e96">
            <title>{name}</title>
          </circle>
        ))}
        {own && <circle cx={own.x} cy={own.y} r={18} fill="#0b5c8c" stroke="#ffffff" strokeWidth={5} />}
      </svg>
      {onChange && <Text size="sm">{t.places.mapText}</Text>}
    </Box>
  );
}
