import { Select } from '@mantine/core';
import { useStations } from '../../api/registry.js';
import { useTexts } from '../../texts/texts.js';

interface Given {
  value: string | null;
  onChange: (unit: string | null) => void;
}

/** One of these communes; nothing to choose where there is only one. */
export function UnitFilter({ units, value, onChange }: Given & { units: ReadonlyMap<string, string> }) {
  const { t } = useTexts();
  if (units.size < 2) return null;
  return (
    <Select
      label={t.monitoring.filterUnit}
      placeholder={t.monitoring.allUnits}
      data={[...units].map(([key, name]) => ({ value: key, label: name }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t.monitoring.clearUnit }}
      limit={200}
      w={{ base: '100%', xs: 260 }}
    />
  );
}

/** One of the communes with a station that this person sees. */
export function StationUnitFilter(given: Given) {
  const { data } = useStations({ limit: 200 });
  const units = new Map(data?.items.map(({ unit, unitName }) => [unit, unitName]));
  return <UnitFilter units={units} {...given} />;
}
