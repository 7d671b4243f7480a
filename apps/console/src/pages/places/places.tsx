import { Checkbox, Group } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useGroups, usePlaces } from '../../api/registry.js';
import { KindFilter, WordsFilter } from '../../parts/filters.js';
import { Listed } from '../../parts/listed.js';
import { Page } from '../../parts/page.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { useFilter } from '../../parts/use-filter.js';
import { usePage } from '../../parts/use-page.js';
import { useTexts } from '../../texts/texts.js';
import { PlaceTable } from './place-table.js';

export default function PlacesPage() {
  const { t } = useTexts();
  const [filter, set] = useFilter();
  const [page, turnTo] = usePage();
  const [search] = useDebouncedValue(filter.get('search') ?? '', 250);
  const unit = filter.get('unit');
  const group = filter.get('group');
  const kind = filter.get('kind');
  const { data: groups } = useGroups();
  const list = usePlaces({
    page,
    limit: 50,
    ...(search && { search }),
    ...(unit && { unit }),
    ...(group && { group }),
    ...((kind === 'speaker' || kind === 'board') && { kind }),
    ...(filter.get('sensitive') && { sensitive: 'true' }),
    ...(filter.get('retired') && { retired: 'true' }),
  });
  return (
    <Page title={t.places.title}>
      <Group align="flex-end" gap="sm" grow preventGrowOverflow={false}>
        <WordsFilter value={filter.get('search')} onChange={(words) => set('search', words)} />
        <UnitPicker value={unit} onChange={(key) => set('unit', key)} />
        <KindFilter
          label={t.places.kind}
          value={kind}
          onChange={(value) => set('kind', value)}
          kinds={[
            { value: 'speaker', label: t.places.kinds.speaker },
            { value: 'board', label: t.places.kinds.board },
          ]}
        />
        <KindFilter
          label={t.places.groups}
          value={group}
          onChange={(value) => set('group', value)}
          kinds={(groups?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Group>
      <Group>
        <Checkbox
          label={t.places.sensitiveOnly}
          checked={filter.has('sensitive')}
          onChange={(event) => set('sensitive', event.currentTarget.checked ? 'yes' : null)}
        />
        <Checkbox
          label={t.places.withRetired}
          checked={filter.has('retired')}
          onChange={(event) => set('retired', event.currentTarget.checked ? 'yes' : null)}
        />
      </Group>
      <Listed of={list} empty={t.places.empty} onPage={turnTo}>
        {(items) => <PlaceTable places={items} withStation />}
      </Listed>
    </Page>
  );
}
