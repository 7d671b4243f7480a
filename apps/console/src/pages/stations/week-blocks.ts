import type { Regulation } from '../../api/registry.js';
import { minutesOf, readTime } from '../../parts/wall-clock.js';

export interface Block {
  kind: 'window' | 'quiet';
  /** Minutes of the day; `to` at most 1440. */
  from: number;
  to: number;
  /** Which window or quiet part it is, from 0. */
  index: number;
}

const DAY = 1440;

/** What is drawn for each weekday (1 = Monday): windows and quiet hours, those over midnight in two pieces. */
export function blocksOfWeek({ windows, quiet }: Pick<Regulation, 'windows' | 'quiet'>): Block[][] {
  const week: Block[][] = [[], [], [], [], [], [], []];
  const draw = (
    kind: Block['kind'],
    parts: readonly { days: number[]; from: string; to: string }[],
  ): void => {
    for (const [index, part] of parts.entries()) {
      if (readTime(part.from) === null || readTime(part.to) === null) continue;
      const [from, to] = [minutesOf(part.from), minutesOf(part.to)];
      for (const day of part.days) {
        const today = week[day - 1];
        const tomorrow = week[day % 7];
        today?.push({ kind, from, to: to > from ? to : DAY, index });
        if (to <= from && to > 0) tomorrow?.push({ kind, from: 0, to, index });
      }
    }
  };
  draw('quiet', quiet);
  draw('window', windows);
  return week;
}

/** Which of the four parts differ between two regulations. */
export function changedParts(
  now: Regulation,
  before: Regulation,
): ('windows' | 'quiet' | 'quota' | 'volumes')[] {
  const said = ({ decisions, decidedOn }: Regulation, part: 'windows' | 'quiet' | 'quota' | 'volumes') =>
    `${decisions[part]} ${decidedOn?.[part] ?? ''}`;
  return (['windows', 'quiet', 'quota', 'volumes'] as const).filter(
    (part) =>
      JSON.stringify(now[part]) !== JSON.stringify(before[part]) || said(now, part) !== said(before, part),
  );
}
