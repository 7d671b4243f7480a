import { Button, Card, Checkbox, Group, Select, SimpleGrid } from '@mantine/core';
import type { AsRunFilter } from '../../api/airing.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useStations } from '../../api/registry.js';
import { DateField } from '../../parts/time-field.js';
import { localDateOf } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { daysFrom, type End, type Kind } from './filter.js';

type Change = (change: Record<string, string | null>) => void;

/** Which rows; everything that is chosen here is in the address. */
export function Filters({
  filter,
  onChange,
  onClear,
}: {
  filter: AsRunFilter;
  onChange: Change;
  onClear: () => void;
}) {
  const { t } = useTexts();
  const stations = useStations({ limit: 200 });
  const today = localDateOf(hubNowMs());
  const spans: [string, number, number][] = [
    [t.asRun.today, 0, 0],
    [t.asRun.yesterday, -1, -1],
    [t.asRun.week, -6, 0],
    [t.asRun.month, -29, 0],
  ];
  return (
    <Card withBorder component="section" aria-label={t.asRun.filter} padding="sm">
      <Group gap="xs" mb="sm">
        {spans.map(([label, from, to]) => {
          const chosen = filter.from === daysFrom(today, from) && filter.to === daysFrom(today, to);
          return (
            <Button
              key={label}
              size="sm"
              variant={chosen ? 'filled' : 'default'}
              aria-pressed={chosen}
              onClick={() => onChange({ from: daysFrom(today, from), to: daysFrom(today, to) })}
            >
              {label}
            </Button>
          );
        })}
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }} spacing="sm">
        <DateField label={t.asRun.from} value={filter.from ?? null} onChange={(from) => onChange({ from })} />
        <DateField label={t.asRun.to} value={filter.to ?? null} onChange={(to) => onChange({ to })} />
        <Select
          label={t.common.station}
          placeholder={t.asRun.allStations}
          value={filter.station ?? null}
          onChange={(station) => onChange({ station })}
          searchable
          clearable
          data={stations.data?.items.map((s) => ({ value: s.id, label: s.name })) ?? []}
        />
        <Select
          label={t.asRun.end}
          placeholder={t.asRun.allEnds}
          value={filter.end ?? null}
          onChange={(end) => onChange({ end })}
          clearable
          data={(Object.keys(t.asRun.ends) as End[]).map((value) => ({ value, label: t.asRun.ends[value] }))}
        />
        <Select
          label={t.asRun.kind}
          placeholder={t.asRun.allKinds}
          value={filter.kind ?? null}
          onChange={(kind) => onChange({ kind })}
          clearable
          data={(Object.keys(t.asRun.kinds) as Kind[]).map((value) => ({
            value,
            label: t.asRun.kinds[value],
          }))}
        />
      </SimpleGrid>
      <Group mt="sm" gap="lg">
        <Checkbox
          label={t.asRun.onlyLate}
          checked={filter.late === 'true'}
          onChange={(event) => onChange({ late: event.currentTarget.checked ? 'true' : null })}
        />
        <Checkbox
          label={t.asRun.onlyStopped}
          checked={filter.stopped === 'true'}
          onChange={(event) => onChange({ stopped: event.currentTarget.checked ? 'true' : null })}
        />
        <Button size="sm" variant="subtle" onClick={onClear}>
          {t.asRun.clear}
        </Button>
      </Group>
    </Card>
  );
}
