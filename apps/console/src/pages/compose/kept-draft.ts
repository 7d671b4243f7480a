import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from './draft.js';

const PREFIX = 'ttn-draft';
const PAUSE_MS = 400;
const SHAPE = 1;

const keyOf = (person: string, bulletinId: string | null): string =>
  `${PREFIX}:${person}:${bulletinId ?? 'new'}`;

/** What was kept on this computer; null where there is nothing, or nothing that this page understands. */
export function readKept(person: string, bulletinId: string | null): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(person, bulletinId)) ?? 'null') as {
      shape?: number;
      draft?: Draft;
    } | null;
    return kept?.shape === SHAPE && kept.draft ? kept.draft : null;
  } catch (cause) {
    console.warn('what was kept of a bulletin cannot be read', cause);
    return null;
  }
}

export function keep(person: string, bulletinId: string | null, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(person, bulletinId), JSON.stringify({ shape: SHAPE, draft }));
  } catch (cause) {
    console.warn('no room to keep the bulletin on this computer', cause);
  }
}

export const forget = (person: string, bulletinId: string | null): void =>
  localStorage.removeItem(keyOf(person, bulletinId));

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
