import { useState } from 'react';
import { ProblemError } from '../api/problem.js';

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What of a draft differs from the record that it began with. */
export function changedPart<T extends object>(draft: T, base: T): Partial<T> {
  const members = (Object.keys(draft) as (keyof T)[]).filter((key) => !isSame(draft[key], base[key]));
  return Object.fromEntries(members.map((key) => [key, draft[key]])) as Partial<T>;
}

/** Somebody else was quicker: theirs where nothing was typed here, ours where something was. */
export const rebased = <T extends object>(draft: T, base: T, now: T): T => ({
  ...now,
  ...changedPart(draft, base),
});

export const isEditedMeanwhile = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.problem.code === 'edited-meanwhile';

/**
 * The draft of a record that others may edit at the same time. Sent is what was changed here and what it was (`was`):
 * the hub refuses where it is something else now, and the draft then stands on the new record.
 * @param latest asks the hub for the record as it is now
 */
export function useSharedRecord<T extends object>(given: T, latest: () => Promise<T>) {
  const [base, setBase] = useState(given);
  const [draft, setDraft] = useState(given);
  const changes = changedPart(draft, base);
  const was = Object.fromEntries(Object.keys(changes).map((key) => [key, base[key as keyof T]]));
  return {
    ...{ draft, base, changes, was, isChanged: Object.keys(changes).length > 0 },
    set: (part: Partial<T>) => setDraft((before) => ({ ...before, ...part })),
    saved: (record: T) => {
      setBase(record);
      setDraft(record);
    },
    /** For `onError` of the mutation: a refusal that leaves nobody's work behind. */
    refused: async (error: unknown): Promise<void> => {
      if (!isEditedMeanwhile(error)) return;
      const now = await latest();
      setDraft((before) => rebased(before, base, now));
      setBase(now);
    },
  };
}
