/** What somebody is writing, kept in this browser until it is sent. */
export interface Draft {
  mode: 'text' | 'recording';
  title: string;
  text: string;
  field: number;
  /** Empty: the commune's People's Committee. */
  source: string;
  recording: { documentId: string; fileName: string } | null;
  station: string | null;
  /** The bulletin that was made of it, of which content and version. */
  made: { id: string; version: number; of: string } | null;
  /** Key of the chosen session. */
  session: string | null;
  longReason: string;
}

export const EMPTY: Draft = {
  mode: 'text',
  title: '',
  text: '',
  field: 1,
  source: '',
  recording: null,
  station: null,
  made: null,
  session: null,
  longReason: '',
};

/** What the sound depends on: another answer means that it must be made again. */
export const contentOf = ({ mode, title, text, field, source, recording, station }: Draft): string =>
  JSON.stringify([
    mode,
    title.trim(),
    mode === 'text' ? text.trim() : (recording?.documentId ?? null),
    field,
    source.trim(),
    station,
  ]);

/** There is something to be made audible. */
export const isWritten = ({ mode, title, text, recording }: Draft): boolean =>
  title.trim() !== '' && (mode === 'text' ? text.trim() !== '' : recording !== null);

/** The bulletin was made of exactly this. */
export const isCurrent = (draft: Draft): boolean => draft.made?.of === contentOf(draft);

interface Edited {
  id: string;
  version: number;
  title: string;
  field: number;
  source: string;
  variants: readonly { text: string | null }[];
}

/** What changes here when the bulletin was edited elsewhere, by whoever went to check its reading: what is sent is what is shown. */
export function caughtUp(
  draft: Draft,
  { id, version, title, field, source, variants }: Edited,
): Partial<Draft> | null {
  if (draft.made?.id !== id || draft.made.version >= version || !isCurrent(draft)) return null;
  const text = (draft.mode === 'text' ? variants[0]?.text : null) ?? draft.text;
  const now = { title, field, source, text };
  return { ...now, made: { id, version, of: contentOf({ ...draft, ...now }) } };
}

/** Somebody has begun: there is something to lose. */
export const isBegun = ({ title, text, recording, made }: Draft): boolean =>
  [title, text].some((words) => words.trim() !== '') || recording !== null || made !== null;

/** What was kept; whatever is not a draft (an older page, a hand that changed it) is an empty one, member by member. */
export function parseDraft(kept: unknown): Draft {
  const given = (typeof kept === 'object' ? (kept ?? {}) : {}) as Record<string, unknown>;
  const text = (name: keyof Draft): string => (typeof given[name] === 'string' ? given[name] : '');
  const textOrNull = (name: keyof Draft): string | null => text(name) || null;
  const field = Number(given.field);
  return {
    mode: given.mode === 'recording' ? 'recording' : 'text',
    title: text('title'),
    text: text('text'),
    field: Number.isInteger(field) && field >= 1 && field <= 6 ? field : 1,
    source: text('source'),
    recording: hasTexts(given.recording, ['documentId', 'fileName'])
      ? (given.recording as Draft['recording'])
      : null,
    station: textOrNull('station'),
    made:
      hasTexts(given.made, ['id', 'of']) && Number.isInteger((given.made as { version?: unknown }).version)
        ? (given.made as Draft['made'])
        : null,
    session: textOrNull('session'),
    longReason: text('longReason'),
  };
}

const hasTexts = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
