/**
 * What people write and have not saved yet, kept in this browser under their own names: a reload, a closed window or an ended
 * session lose nothing. Whoever signs out is asked (layout/sign-out.tsx), since the next person may sit at the same computer.
 */
export interface KeptDraft<D = unknown> {
  savedAtMs: number;
  title: string;
  /** The system has all of it: nobody need be asked before it goes. */
  saved: boolean;
  draft: D;
}
/** The bulletin that is edited; of something new, its kind and a word that no other tab has: `new-k3v9`. */
export type DraftName = string;
/** A bulletin, or an announcement, that the system does not know yet. */
export type DraftKind = 'new' | 'announce';

/** null: of a bulletin of the system. */
export const kindOf = (name: DraftName): DraftKind | null =>
  (['new', 'announce'] as const).find((kind) => name === kind || name.startsWith(`${kind}-`)) ?? null;

/** Where it is gone on with. */
export function draftPath(name: DraftName): string {
  const kind = kindOf(name);
  if (kind === null) return `/compose/${name}`;
  return `${kind === 'new' ? '/compose' : '/announce'}?draft=${name}`;
}

/** Not crypto.randomUUID(): a page that came over plain HTTP has none. */
export const newWord = (): string => (Date.now() + Math.random()).toString(36).replace('.', '');
export const newDraftName = (kind: DraftKind): DraftName => `${kind}-${newWord()}`;

const PREFIX = 'ttn-draft';
const SHAPE = 2;
/** Nobody comes back for it, and the computer may be anybody's. */
const OLDEST_MS = 14 * 24 * 3_600_000;

/** People who have signed out: what their pages would keep while they close is not kept. */
const gone = new Set<string>();

const keyOf = (person: string, name: DraftName): string => `${PREFIX}:${person}:${name}`;

/** null where there is nothing, or nothing that these pages understand. */
export function readDraft<D>(person: string, name: DraftName): KeptDraft<D> | null {
  gone.delete(person);
  return parsed<D>(localStorage.getItem(keyOf(person, name)));
}

export function keepDraft(person: string, name: DraftName, kept: KeptDraft): void {
  if (gone.has(person)) return;
  try {
    localStorage.setItem(keyOf(person, name), JSON.stringify({ shape: SHAPE, ...kept }));
  } catch (cause) {
    console.warn('no room to keep the draft on this computer', cause);
  }
}

export const forgetDraft = (person: string, name: DraftName): void =>
  localStorage.removeItem(keyOf(person, name));

/** What a person would lose here, the newest first. */
export function unsavedOf(person: string): { name: DraftName; title: string; savedAtMs: number }[] {
  return namesOf(`${PREFIX}:${person}:`)
    .flatMap((key) => {
      const kept = parsed(localStorage.getItem(key));
      const name = key.slice(PREFIX.length + person.length + 2);
      return kept && !kept.saved ? [{ name, title: kept.title, savedAtMs: kept.savedAtMs }] : [];
    })
    .sort((a, b) => b.savedAtMs - a.savedAtMs);
}

/** Everything of a person who leaves this computer. */
export function forgetDraftsOf(person: string): void {
  gone.add(person);
  for (const key of namesOf(`${PREFIX}:${person}:`)) localStorage.removeItem(key);
}

/** Drafts of two weeks ago, and what older pages left, whoever wrote them. */
export function forgetOldDrafts(nowMs: number): void {
  for (const key of [...namesOf(`${PREFIX}:`), ...namesOf('ttn-announce-')]) {
    const kept = parsed(localStorage.getItem(key));
    if (!kept || nowMs - kept.savedAtMs > OLDEST_MS) localStorage.removeItem(key);
  }
}

const namesOf = (start: string): string[] => Object.keys(localStorage).filter((key) => key.startsWith(start));

function parsed<D>(text: string | null): KeptDraft<D> | null {
  try {
    const value = JSON.parse(text ?? 'null') as (KeptDraft<D> & { shape?: number }) | null;
    if (value?.shape !== SHAPE || typeof value.savedAtMs !== 'number') return null;
    const { savedAtMs, title, saved, draft } = value;
    return { savedAtMs, title: String(title), saved: saved === true, draft };
  } catch (cause) {
    console.warn('what was kept of a draft cannot be read', cause);
    return null;
  }
}
