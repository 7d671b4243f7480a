import { Badge, Group } from '@mantine/core';
import type { AsRunRow } from '../../api/airing.js';
import { reasonText } from '../../texts/code-words.js';
import { useTexts } from '../../texts/texts.js';
import type { End } from './filter.js';

export const END_COLOURS: Record<End, string> = {
  finished: 'green.9',
  partial: 'yellow.9',
  failed: 'red.9',
  missed: 'red.7',
  refused: 'grape.9',
  open: 'dark.3',
};
/** In the order of a bar. */
export const ENDS: readonly End[] = ['finished', 'partial', 'failed', 'missed', 'refused', 'open'];

/** How a row ended, or how far it has come, with what else it says of itself. */
export function EndBadge({ row }: { row: AsRunRow }) {
  const { t } = useTexts();
  const state = row.state as keyof typeof t.asRun.states;
  return (
    <Group gap={4}>
      <Badge color={END_COLOURS[(row.end as End | null) ?? 'open']}>
        {row.end ? t.asRun.ends[row.end as End] : (t.asRun.states[state] ?? t.asRun.ends.open)}
      </Badge>
      {row.late && (
        <Badge variant="outline" color="orange.9">
          {t.asRun.late}
        </Badge>
      )}
      {row.preempted && (
        <Badge variant="outline" color="orange.9">
          {t.asRun.preempted}
        </Badge>
      )}
      {row.stop && (
        <Badge variant="outline" color="red.9">
          {t.asRun.stopped}
        </Badge>
      )}
    </Group>
  );
}

/** Why a row did not end well, in words; a code that has none is shown as one. */
export function useReason(): (code: string | null) => string {
  const { t } = useTexts();
  return (code) => {
    if (code === null) return '';
    return reasonText(t, code);
  };
}
