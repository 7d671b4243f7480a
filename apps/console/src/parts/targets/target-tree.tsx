import { ActionIcon, Box, Checkbox, Group, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorNote } from '../error-note.js';
import { Loading } from '../page.js';
import { inSentence, showNumber } from '../../texts/format.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';
import { usePlacesOf, useUnitChildren } from './queries.js';
import { isChosen, isShut, type TargetNode, type Targets, toggled } from './targets.js';

interface Props {
  value: Targets;
  onChange: (value: Targets) => void;
}
interface Sum {
  key: string;
  fullName: string;
  level: string;
  stations: number;
  unattended: number;
  clusters: number;
  boards: number;
}

/** Units from a root down to the single cluster, opened step by step. */
export function TargetTree({ root, ...props }: Props & { root: string }) {
  const { t } = useTexts();
  const { data, error, refetch } = useUnitChildren(root);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const node: TargetNode = { kind: 'units', id: root, above: [] };
  return (
    <Box mah={420} style={{ overflowY: 'auto' }}>
      <Tick
        {...props}
        node={node}
        label={t.targets.whole(inSentence(data.fullName))}
        note={sumText(data, t)}
      />
      <Box pl="md">
        {data.children.map((child) => (
          <Branch key={child.key} {...props} sum={child} above={[node]} />
        ))}
        {data.level === 'commune' && <Leaves {...props} unit={root} above={[node]} />}
      </Box>
    </Box>
  );
}

function Branch({ sum, above, ...props }: Props & { sum: Sum; above: TargetNode[] }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const isHamlet = sum.level === 'hamlet';
  const node: TargetNode = { kind: isHamlet ? 'hamlets' : 'units', id: sum.key, above };
  const canOpen = !isHamlet && sum.clusters + sum.boards > 0;
  return (
    <Box>
      <Group gap={4} wrap="nowrap" align="flex-start">
        {canOpen ? (
          <ActionIcon
            variant="subtle"
            color="dark"
            aria-expanded={open}
            aria-label={open ? t.targets.collapse(sum.fullName) : t.targets.expand(sum.fullName)}
            onClick={() => setOpen(!open)}
          >
            {open ? <IconChevronDown size={18} aria-hidden /> : <IconChevronRight size={18} aria-hidden />}
          </ActionIcon>
        ) : (
          <Box w={28} />
        )}
        <Tick {...props} node={node} label={sum.fullName} note={sumText(sum, t)} />
      </Group>
      {open && <Below {...props} unit={sum.key} above={[...above, node]} />}
    </Box>
  );
}

function Below({ unit, above, ...props }: Props & { unit: string; above: TargetNode[] }) {
  const { data, error } = useUnitChildren(unit);
  if (error) return <ErrorNote error={error} />;
  if (!data) return <Loading />;
  return (
    <Box pl="xl">
      {data.children.map((child) => (
        <Branch key={child.key} {...props} sum={child} above={above} />
      ))}
      <Leaves {...props} unit={unit} above={above} />
    </Box>
  );
}

function Leaves({ unit, above, ...props }: Props & { unit: string; above: TargetNode[] }) {
  const { t } = useTexts();
  const { data, error } = usePlacesOf(unit, true);
  if (error) return <ErrorNote error={error} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Box mt={4}>
      <Text size="sm" c="dark.3">
        {t.targets.places}
      </Text>
      {data.items.map((place) => (
        <Tick
          key={place.id}
          {...props}
          node={{
            kind: 'places',
            id: place.id,
            above: place.hamlet ? [...above, { kind: 'hamlets', id: place.hamlet }] : above,
          }}
          label={String(place.name)}
          note={place.kind === 'board' ? t.targets.boards('1') : ''}
        />
      ))}
    </Box>
  );
}

function Tick({
  value,
  onChange,
  node,
  label,
  note,
}: Props & {
  node: Omit<TargetNode, 'above'> & { above: TargetNode['above'] };
  label: string;
  note: string;
}) {
  return (
    <Checkbox
      size="md"
      py={4}
      checked={isChosen(value, node)}
      disabled={isShut(value, node)}
      onChange={() => onChange(toggled(value, node))}
      label={
        <>
          {label}{' '}
          <Text span size="sm" c="dark.3">
            {note}
          </Text>
        </>
      }
    />
  );
}

function sumText(sum: Sum, t: Catalogue): string {
  const parts = [
    sum.clusters > 0 && t.targets.clusters(showNumber(sum.clusters)),
    sum.boards > 0 && t.targets.boards(showNumber(sum.boards)),
    sum.unattended > 0 &&
      (sum.level === 'commune' ? t.targets.runSheet : t.targets.count.fm(showNumber(sum.unattended))),
  ].filter(Boolean);
  return parts.length > 0 ? `(${parts.join(' · ')})` : `(${t.targets.noSpeakers})`;
}
