import type { ProposalOption } from '../../api/decisions.js';

/** The times of day at which an option airs, each once, in their order. */
export function startsOf(
  { airings }: Pick<ProposalOption, 'airings'>,
  showTime: (at: string) => string,
): string[] {
  const starts = airings.flatMap(({ startAt }) => (startAt === null ? [] : [showTime(startAt)]));
  return [...new Set(starts)].sort();
}

/** Options worth showing: those that air nothing are left out, and those that say the same as one before. */
export function worthShowing(
  options: readonly ProposalOption[],
): { option: ProposalOption; index: number }[] {
  const said = new Set<string>();
  return options.flatMap((option, index) => {
    const same = JSON.stringify(option.airings.map((a) => a.startAt));
    const isNew = !said.has(same);
    said.add(same);
    return isNew && option.placed > 0 ? [{ option, index }] : [];
  });
}
