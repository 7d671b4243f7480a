import { useCallback, useEffect, useState } from 'react';
import { type Draft, EMPTY, parseDraft } from './draft.js';

/** One draft a person on this machine. */
const keyOf = (userId: string): string => `ttn-announce-${userId}`;

/** The draft, kept at every change; `clear` after it was sent or given up. */
export function useDraft(userId: string) {
  const [draft, setDraft] = useState<Draft>(() => parseDraft(localStorage.getItem(keyOf(userId))));
  useEffect(() => {
    try {
      localStorage.setItem(keyOf(userId), JSON.stringify(draft));
    } catch (cause) {
      console.warn('the draft could not be kept in this browser', cause);
    }
  }, [draft, userId]);
  const change = useCallback(
    (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes })),
    [],
  );
  const clear = useCallback(() => setDraft(EMPTY), []);
  return { draft, change, clear };
}
