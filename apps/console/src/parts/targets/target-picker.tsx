import { Checkbox, Fieldset, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useGroups } from '../../api/registry.js';
import { useTexts } from '../../texts/texts.js';
import { Paging } from '../paging.js';
import { useUnitChildren } from './queries.js';
import { TargetCount } from './target-count.js';
import { TargetMap } from './target-map.js';
import { TargetSearch } from './target-search.js';
import { TargetTree } from './target-tree.js';
import { isChosen, type TargetNode, type Targets, toggled } from './targets.js';

/**
 * Nơi phát: by name (old names too), on the tree or on the map, by group; counted while it is chosen.
 * @param root the unit that the choice stays within
 */
export function TargetPicker({
  root,
  value,
  onChange,
}: {
  root: string;
  value: Targets;
  onChange: (value: Targets) => void;
}) {
  const { t } = useTexts();
  const [by, setBy] = useState<'list' | 'map'>('list');
  const isProvince = useUnitChildren(root).data?.level === 'province';
  return (
    <Stack gap="md">
      <TargetSearch root={root} value={value} onChange={onChange} />
      {isProvince && (
        <SegmentedControl
          fullWidth
          size="md"
          value={by}
          onChange={(next) => setBy(next === 'map' ? 'map' : 'list')}
          data={[
            { value: 'list', label: t.targets.byList },
            { value: 'map', label: t.targets.byMap },
          ]}
          aria-label={t.targets.title}
        />
      )}
      {by === 'list' || !isProvince ? (
        <TargetTree root={root} value={value} onChange={onChange} />
      ) : (
        <TargetMap root={root} value={value} onChange={onChange} />
      )}
      <Groups value={value} onChange={onChange} />
      <TargetCount value={value} />
    </Stack>
  );
}

const GROUPS_A_PAGE = 20;

function Groups({ value, onChange }: { value: Targets; onChange: (value: Targets) => void }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const { data } = useGroups(page, GROUPS_A_PAGE);
  if (!data || data.total === 0) return null;
  return (
    <Fieldset legend={t.targets.groups}>
      {data.items.map((group) => {
        const node: TargetNode = { kind: 'groups', id: group.id, above: [] };
        return (
          <Checkbox
            key={group.id}
            py={4}
            label={group.name}
            description={group.unitName}
            checked={isChosen(value, node)}
            onChange={() => onChange(toggled(value, node))}
          />
        );
      })}
      {data.total > GROUPS_A_PAGE && <Paging {...data} onPage={setPage} />}
    </Fieldset>
  );
}
