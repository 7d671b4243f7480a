import { Progress } from '@mantine/core';
import type { AsRunTotals } from '../../api/airing.js';
import { END_COLOURS, ENDS } from './ends.js';

/** Ends as parts of a bar; the same is said in numbers beside it. */
export function EndBar({ totals }: { totals: AsRunTotals['byDevice'] }) {
  if (totals.planned === 0) return null;
  return (
    <Progress.Root size="lg" aria-hidden>
      {ENDS.filter((end) => totals[end] > 0).map((end) => (
        <Progress.Section
          key={end}
          value={(totals[end] / totals.planned) * 100}
          color={END_COLOURS[end]}
          withAria={false}
        />
      ))}
    </Progress.Root>
  );
}
