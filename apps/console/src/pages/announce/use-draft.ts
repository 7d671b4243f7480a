import { useCallback, useEffect, useState } from 'react';
import { forgetDraft, keepDraft, readDraft } from '../../api/kept-drafts.js';
import { type Draft, EMPTY, isBegun, parseDraft } from './draft.js';

const NAME = 'announce';

/** One draft a person on this machine, kept at every change; `clear` after it was sent or given up. */
export function useDraft(userId: string) {
  const [draft, setDraft] = useState<Draft>(() => parseDraft(readDraft(userId, NAME)?.draft));
  useEffect(() => {
    if (isBegun(draft))
      keepDraft(userId, NAME, { savedAtMs: Date.now(), title: draft.title, saved: false, draft });
    else forgetDraft(userId, NAME);
  }, [draft, userId]);
  const change = useCallback(
    (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes })),
    [],
  );
  const clear = useCallback(() => setDraft(EMPTY), []);
  return { draft, change, clear };
}
