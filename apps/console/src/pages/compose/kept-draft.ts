import { useCallback, useEffect, useRef, useState } from 'react';
import { forgetDraft, keepDraft, readDraft } from '../../api/kept-drafts.js';
import type { Draft } from './draft.js';

const PAUSE_MS = 400;
const LAST_STEP = 4;

/** What was kept on this computer; null where there is nothing. */
export const readKept = (person: string, bulletinId: string | null): Draft | null =>
  readDraft<Draft>(person, bulletinId ?? 'new')?.draft ?? null;

/** Only what is stored in the system gets to the last step. */
export const keep = (person: string, bulletinId: string | null, draft: Draft): void =>
  keepDraft(person, bulletinId ?? 'new', {
    savedAtMs: draft.savedAtMs,
    title: draft.title,
    saved: bulletinId !== null && draft.step === LAST_STEP,
    draft,
  });

export const forget = (person: string, bulletinId: string | null): void =>
  forgetDraft(person, bulletinId ?? 'new');

export type ChangeDraft = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

/** A draft that is kept on this computer while it changes: a reload, a closed window or an ended session lose nothing. */
export function useKeptDraft(person: string, bulletinId: string | null, initial: () => Draft) {
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
    if (dirty.current) keep(person, bulletinId, latest.current);
  }, [person, bulletinId]);
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
    forget(person, bulletinId);
  }, [person, bulletinId]);
  return { draft, change, drop };
}
