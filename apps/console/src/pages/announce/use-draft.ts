import { useCallback, useEffect, useState } from 'react';
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../api/kept-drafts.js';
import { type Draft, EMPTY, isBegun, parseDraft } from './draft.js';

/** A draft of a person on this machine, kept at every change; `clear` after it was sent or given up. */
export function useDraft(userId: string, name: DraftName) {
  const [draft, setDraft] = useState<Draft>(() => parseDraft(readDraft(userId, name)?.draft));
  useEffect(() => {
    if (isBegun(draft))
      keepDraft(userId, name, { savedAtMs: Date.now(), title: draft.title, saved: false, draft });
    else forgetDraft(userId, name);
  }, [draft, userId, name]);
  const change = useCallback(
    (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes })),
    [],
  );
  const clear = useCallback(() => setDraft(EMPTY), []);
  return { draft, change, clear };
}
