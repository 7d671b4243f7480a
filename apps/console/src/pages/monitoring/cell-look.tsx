import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Cell, CELLS } from '../../live/fleet-store.js';
import { useTexts } from '../../texts/texts.js';

/** Never colour alone: each state also has its sign, drawn in a box of 16. */
interface Look {
  fill: string;
  edge: string;
  sign: string;
}
const CHECK = 'M4 8.5l3 3 5-6.5';
const PLAY = 'M6 4.5v7l6-3.5z';
const CROSS = 'M4.5 4.5l7 7M11.5 4.5l-7 7';
const QUESTION = 'M6 6.2a2 2 0 1 1 2.8 1.9c-.6.3-.8.6-.8 1.2M8 11.6v.4';
export const LOOKS: Record<Cell, Look> = {
  online: { fill: '#2b8a3e', edge: '#1b5c29', sign: CHECK },
  playing: { fill: '#1864ab', edge: '#0b3f70', sign: PLAY },
  lost: { fill: '#c92a2a', edge: '#8a1414', sign: CROSS },
  unknown: { fill: '#868e96', edge: '#495057', sign: QUESTION },
  none: { fill: '#ffffff', edge: '#868e96', sign: '' },
};

export function CellIcon({ cell, size = 18 }: { cell: Cell; size?: number }) {
  const { fill, edge, sign } = LOOKS[cell];
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden style={{ flex: 'none' }}>
      <rect x="0.5" y="0.5" width="15" height="15" rx="2" fill={fill} stroke={edge} />
      <path
        d={sign}
        fill={cell === 'playing' ? '#fff' : 'none'}
        stroke="#fff"
        strokeWidth={cell === 'playing' ? 0 : 1.8}
        strokeLinecap="round"
      />
    </svg>
  );
}

/** A state with its sign and its word. */
export function CellLabel({ cell, children }: { cell: Cell; children?: ReactNode }) {
  const { t } = useTexts();
  return (
    <Group gap={6} wrap="nowrap" component="span">
      <CellIcon cell={cell} />
      <span>{children ?? t.monitoring.cells[cell]}</span>
    </Group>
  );
}

export function Legend() {
  const { t } = useTexts();
  return (
    <Group gap="md" aria-label={t.monitoring.legend} role="list">
      {CELLS.map((cell) => (
        <Text key={cell} component="div" size="sm" role="listitem">
          <CellLabel cell={cell} />
        </Text>
      ))}
    </Group>
  );
}
