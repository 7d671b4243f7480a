import { Box, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { ErrorNote } from '../error-note.js';
import { Loading } from '../page.js';
import { useTexts } from '../../texts/texts.js';
import { outlinePaths } from './outline-paths.js';
import { useOutlines, useUnitChildren } from './queries.js';
import { isChosen, isShut, type TargetNode, type Targets, toggled } from './targets.js';

const CHOSEN = '#0b5c8c';
const NOT_CHOSEN = '#d3e6f2';
const SILENT = '#e9ecef';

/** The communes of a province to click on. The list beside it does the same for the keyboard. */
export function TargetMap({
  root,
  value,
  onChange,
}: {
  root: string;
  value: Targets;
  onChange: (value: Targets) => void;
}) {
  const { t } = useTexts();
  const { data, error, refetch } = useOutlines(root, true);
  const children = useUnitChildren(root).data;
  const map = useMemo(() => (data ? outlinePaths(data) : null), [data]);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!map) return <Text>{t.targets.noMap}</Text>;
  // As the tree says it: a station without a loudspeaker reaches nobody, unless a person airs by its run sheet.
  const silent = new Set(
    children?.children
      .filter(({ clusters, boards, unattended }) => clusters + boards + unattended === 0)
      .map(({ key }) => key),
  );
  return (
    <Box>
      <svg
        viewBox={`-4 -4 ${map.width + 8} ${map.height + 8}`}
        role="img"
        aria-label={t.targets.mapLabel(children?.fullName ?? '')}
        style={{ width: '100%', maxHeight: 460, display: 'block' }}
      >
        {map.paths.map(({ key, name, d }) => {
          const above = key === root ? [] : [{ kind: 'units' as const, id: root }];
          const node: TargetNode = { kind: 'units', id: key, above };
          const chosen = isChosen(value, node);
          return (
            <path
              key={key}
              d={d}
              fill={chosen ? CHOSEN : silent.has(key) ? SILENT : NOT_CHOSEN}
              stroke={chosen ? '#ffffff' : '#495057'}
              strokeWidth={1.5}
              data-unit={key}
              style={{ cursor: isShut(value, node) ? 'not-allowed' : 'pointer' }}
              onClick={() => {
                if (!isShut(value, node)) onChange(toggled(value, node));
              }}
            >
              <title>{`${name}: ${chosen ? t.targets.mapChosen : t.targets.mapNotChosen}`}</title>
            </path>
          );
        })}
      </svg>
      <Group gap="md" mt="xs">
        {(
          [
            [CHOSEN, t.targets.mapChosen],
            [NOT_CHOSEN, t.targets.mapNotChosen],
            [SILENT, t.targets.mapSilent],
          ] as const
        ).map(([colour, label]) => (
          <Group key={colour} gap={6}>
            <Box w={18} h={18} style={{ background: colour, border: '1px solid #495057' }} aria-hidden />
            <Text size="sm">{label}</Text>
          </Group>
        ))}
      </Group>
    </Box>
  );
}
