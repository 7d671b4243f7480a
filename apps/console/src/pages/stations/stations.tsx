import { Anchor, Badge, Button, Group } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { type Station, useStations } from '../../api/registry.js';
import { KindFilter, WordsFilter } from '../../parts/filters.js';
import { Listed } from '../../parts/listed.js';
import { Page } from '../../parts/page.js';
import { type Column, RecordList } from '../../parts/record-list.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { useFilter } from '../../parts/use-filter.js';
import { usePage } from '../../parts/use-page.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { NewStation, SeedProvince } from './new-station.js';

const TECHNOLOGIES = ['ip', 'fm', 'wired'] as const;
const isTechnology = (word: string | null): word is Station['technology'] =>
  TECHNOLOGIES.some((technology) => technology === word);

export default function StationsPage() {
  const { t } = useTexts();
  const { can } = useMe();
  const [filter, set] = useFilter();
  const [page, turnTo] = usePage();
  const [making, setMaking] = useState<'station' | 'province' | null>(null);
  const [search] = useDebouncedValue(filter.get('search') ?? '', 250);
  const technology = filter.get('technology');
  const muted = filter.get('muted');
  const unit = filter.get('unit');
  const list = useStations({
    page,
    limit: 50,
    ...(search && { search }),
    ...(isTechnology(technology) && { technology }),
    ...(muted && { muted: muted === 'yes' ? 'true' : 'false' }),
    ...(unit && { unit }),
  });
  const columns: Column<Station>[] = [
    {
      key: 'name',
      label: t.stations.name,
      show: ({ id, name }) => (
        <Anchor component={Link} to={`/stations/${id}`}>
          {name}
        </Anchor>
      ),
    },
    { key: 'unit', label: t.common.unit, show: ({ unitName }) => unitName },
    {
      key: 'technology',
      label: t.stations.technology,
      show: ({ technology: how }) => t.common.technologies[how],
    },
    { key: 'places', label: t.stations.places, show: ({ places }) => showNumber(places) },
    {
      key: 'muted',
      label: t.stations.muted,
      show: ({ muted: state }) =>
        state === 'no' ? (
          t.stations.mutedShort.no
        ) : (
          <Badge miw="max-content" color="red.9">
            {t.stations.mutedShort[state]}
          </Badge>
        ),
    },
  ];
  return (
    <Page
      title={t.stations.title}
      actions={
        can('create', 'station') && (
          <>
            <Button variant="default" onClick={() => setMaking('province')}>
              {t.stations.seed}
            </Button>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking('station')}>
              {t.stations.add}
            </Button>
          </>
        )
      }
    >
      <Group align="flex-end" gap="sm" grow preventGrowOverflow={false}>
        <WordsFilter value={filter.get('search')} onChange={(words) => set('search', words)} />
        <UnitPicker value={unit} onChange={(key) => set('unit', key)} />
        <KindFilter
          label={t.stations.technology}
          value={technology}
          onChange={(value) => set('technology', value)}
          kinds={TECHNOLOGIES.map((value) => ({ value, label: t.common.technologies[value] }))}
        />
        <KindFilter
          label={t.stations.muted}
          value={muted}
          onChange={(value) => set('muted', value)}
          kinds={[
            { value: 'yes', label: t.stations.mutedOnly },
            { value: 'no', label: t.stations.notMuted },
          ]}
        />
      </Group>
      <Listed of={list} empty={t.stations.empty} onPage={turnTo}>
        {(items) => (
          <RecordList caption={t.stations.list} columns={columns} records={items} keyOf={({ id }) => id} />
        )}
      </Listed>
      <NewStation opened={making === 'station'} onClose={() => setMaking(null)} />
      <SeedProvince opened={making === 'province'} onClose={() => setMaking(null)} />
    </Page>
  );
}
