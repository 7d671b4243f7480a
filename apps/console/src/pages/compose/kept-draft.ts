import { useCallback, useEffect, useRef, useState } from 'react';
import { type DraftName, forgetDraft, keepDraft, kindOf, readDraft } from '../../api/kept-drafts.js';
import { beginningOf, type Draft } from './draft.js';

const PAUSE_MS = 400;
const LAST_STEP = 4;

/** What was kept on this computer; null where there is nothing. */
export const readKept = (person: string, name: DraftName): Draft | null =>
  readDraft<Draft>(person, name)?.draft ?? null;

/** Only what is stored in the system gets to the last step; a new one in which nothing stands is none. */
export function keep(person: string, name: DraftName, draft: Draft): void {
  const isNew = kindOf(name) !== null;
  const title = beginningOf(draft);
  if (isNew && title === null) forgetDraft(person, name);
  else {
    const { savedAtMs, step } = draft;
    keepDraft(person, name, { savedAtMs, title: title ?? '', saved: !isNew && step === LAST_STEP, draft });
  }
}

export type ChangeDraft = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

/** A draft that is kept on this computer while it changes: a reload, a closed window or an ended session lose nothing. */
export function useKeptDraft(person: string, name: DraftName, initial: () => Draft) {
  const [draft, setDraft] = useState(initial);
  const latest = useRef(draft);
  const dirty = useRef(false);
  latest.current = draft;
  const change = useCallback<ChangeDraft>((next) => {
    dirty.current = true;
    setDraft((before) => ({
      ...before,
      ...(typeof next === 'function' ? next(before) : next),
      savedAtMs: Date.now(),
    }));
  }, []);
  const flush = useCallback(() => {
    if (dirty.current) keep(person, name, latest.current);
  }, [person, name]);
  useEffect(() => {
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, flush]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  const drop = useCallback(() => {
    dirty.current = false;
    forgetDraft(person, name);
  }, [person, name]);
  return { draft, change, drop };
}
