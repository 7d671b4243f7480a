import type { Bulletin } from '../../api/bulletins.js';

/** A reading that a person chose, at offsets in the text as it stands. */
export interface Correction {
  start: number;
  end: number;
  spoken: string;
  keep: boolean;
}
export interface SentenceRecording {
  sentence: string;
  documentId: string;
  durationMs: number;
}
export type Version = 'full' | 'short';

/** One language of the bulletin while it is written. */
export interface VariantDraft {
  language: string;
  origin: 'text' | 'recording';
  text: string;
  short: string;
  version: Version;
  corrections: Record<Version, Correction[]>;
  voice: { engine?: string; voice?: string; speed?: number };
  readings: number | null;
  /** The whole as a recording. */
  recording: { documentId: string; name: string; durationMs: number } | null;
  recordings: SentenceRecording[];
}

/** A bulletin while it is written; kept on this computer until it is sent. */
export interface Draft {
  step: number;
  unit: string;
  how: 'file' | 'text';
  title: string;
  field: number;
  class: number;
  kind: 'announcement' | 'bulletin';
  source: string;
  author: string;
  /** Local date and time in Việt Nam, `2026-11-22` and `05:30`. */
  validFrom: { date: string | null; time: string };
  validTo: { date: string | null; time: string };
  documentId: string | null;
  /** Parts chosen of the document; null: not chosen yet. */
  parts: string[] | null;
  /** The text that the parts gave: when it differs from the variant's, somebody edited it. */
  built: string;
  /** `built` came of the parts; false of a bulletin of the system, whose words may have been edited since. */
  fromParts: boolean;
  variants: VariantDraft[];
  /** Of the bulletin in the system that this draft began with. */
  version: number | null;
  savedAtMs: number;
}

export const LANGUAGE = 'vi';
const OFFSET = '+07:00';
const DAY_MS = 24 * 3600_000;

export const newVariant = (language: string, origin: 'text' | 'recording' = 'text'): VariantDraft => ({
  language,
  origin,
  text: '',
  short: '',
  version: 'full',
  corrections: { full: [], short: [] },
  voice: {},
  readings: null,
  recording: null,
  recordings: [],
});

/** Valid from now on for a month, as most announcements are. */
export function newDraft(unit: string, source: string, nowMs: number): Draft {
  return {
    step: 0,
    unit,
    how: 'file',
    title: '',
    field: 1,
    class: 3,
    kind: 'announcement',
    source,
    author: '',
    validFrom: localOf(nowMs),
    validTo: { ...localOf(nowMs + 30 * DAY_MS), time: '23:59' },
    documentId: null,
    parts: null,
    built: '',
    fromParts: false,
    variants: [newVariant(LANGUAGE)],
    version: null,
    savedAtMs: nowMs,
  };
}

/** A bulletin of the system as a draft that goes on at its words. */
export function draftOf(bulletin: Bulletin, nowMs: number): Draft {
  const variants = bulletin.variants.map((variant): VariantDraft => {
    const version: Version = variant.version === 'short' ? 'short' : 'full';
    const corrections = variant.corrections.map(({ start, end, spoken }) => ({
      ...{ start, end, spoken },
      keep: false,
    }));
    const { engine, voice, speed, readings } = variant.voice;
    return {
      ...newVariant(variant.language, variant.origin === 'recording' ? 'recording' : 'text'),
      text: variant.text ?? '',
      short: variant.short ?? '',
      version,
      corrections: { full: [], short: [], [version]: corrections },
      voice: { ...(engine && { engine }), ...(voice && { voice }), ...(speed && { speed }) },
      readings: readings ?? null,
      recording:
        variant.origin === 'recording' && variant.documentId
          ? { documentId: variant.documentId, name: '', durationMs: variant.rendition?.durationMs ?? 0 }
          : null,
      recordings: variant.recordings.map(({ sentence, documentId, durationMs }) => ({
        sentence,
        documentId,
        durationMs,
      })),
    };
  });
  const main = variants.find(({ language }) => language === LANGUAGE) ?? variants[0];
  return {
    ...newDraft(bulletin.unit, bulletin.source, nowMs),
    step: main?.origin === 'text' ? 2 : 3,
    how: 'text',
    title: bulletin.title,
    field: bulletin.field,
    class: bulletin.class,
    kind: bulletin.kind === 'bulletin' ? 'bulletin' : 'announcement',
    author: bulletin.author ?? '',
    validFrom: localOf(Date.parse(bulletin.validFrom)),
    validTo: localOf(Date.parse(bulletin.validTo)),
    documentId: bulletin.variants.find(({ language }) => language === main?.language)?.documentId ?? null,
    built: main?.text ?? '',
    variants: main ? [main, ...variants.filter((v) => v !== main)] : [newVariant(LANGUAGE)],
    version: bulletin.version,
  };
}

const MOST_WORDS = 60;

/** What a list of drafts calls it: its title, else its first words, else nothing; null where nobody has begun. */
export function beginningOf({ title, author, documentId, variants }: Draft): string | null {
  const words = [title, ...variants.flatMap(({ text, short }) => [text, short])];
  const first = words.find((one) => one.trim() !== '')?.trim();
  if (first !== undefined) return first.length > MOST_WORDS ? `${first.slice(0, MOST_WORDS)}…` : first;
  const isBegun = author.trim() !== '' || documentId !== null || variants.some((v) => v.recording !== null);
  return isBegun ? '' : null;
}

export type Names = Pick<Draft, 'title' | 'source'>;

/** What the words before had as title and source makes room for what those of now have; what was typed stays. */
export function renamed(before: Draft, was: Names, now: Names): Names {
  const pick = (field: keyof Names) =>
    before[field] === '' || before[field] === was[field] ? now[field] : before[field];
  return { title: pick('title'), source: pick('source') };
}

export const spokenText = ({ version, text, short }: VariantDraft): string =>
  version === 'short' ? short : text;

/** What the hub is sent. Call it only when `missing` finds nothing. */
export function contentOf(draft: Draft) {
  return {
    title: draft.title.trim(),
    field: draft.field,
    class: draft.class,
    kind: draft.kind,
    source: draft.source.trim(),
    author: draft.author.trim() || null,
    validFrom: instantOf(draft.validFrom),
    validTo: instantOf(draft.validTo),
    variants: draft.variants.map((variant) => variantOf(variant, draft.documentId)),
  };
}

function variantOf(variant: VariantDraft, documentId: string | null) {
  const { language } = variant;
  if (variant.origin === 'recording')
    return { origin: 'recording' as const, language, documentId: variant.recording?.documentId ?? '' };
  return {
    origin: 'text' as const,
    language,
    text: variant.text,
    ...(variant.short.trim() !== '' && { short: variant.short }),
    version: variant.version,
    ...(language === LANGUAGE && documentId !== null && { documentId }),
    // The hub trims the text, and offsets count in what is left.
    corrections: trimmed(spokenText(variant), variant.corrections[variant.version]),
    voice: variant.voice,
    ...(variant.readings !== null && { readings: variant.readings }),
    recordings: variant.recordings.map(({ sentence, documentId: id }) => ({ sentence, documentId: id })),
  };
}

export function trimmed(text: string, corrections: readonly Correction[]): Correction[] {
  const before = text.length - text.trimStart().length;
  return corrections.map((c) => ({ ...c, start: c.start - before, end: c.end - before }));
}

export type Missing =
  'text' | 'title' | 'source' | 'validFrom' | 'validTo' | 'validity' | 'past' | `variant-${string}`;

/** What is not filled in yet, or would be refused when it is sent. */
export function missing(draft: Draft, nowMs: number): Missing[] {
  const found: Missing[] = [];
  if (draft.title.trim() === '') found.push('title');
  if (draft.source.trim() === '') found.push('source');
  if (draft.validFrom.date === null) found.push('validFrom');
  if (draft.validTo.date === null) found.push('validTo');
  if (draft.validFrom.date && draft.validTo.date && !(instantOf(draft.validTo) > instantOf(draft.validFrom)))
    found.push('validity');
  else if (draft.validTo.date && Date.parse(instantOf(draft.validTo)) <= nowMs) found.push('past');
  for (const variant of draft.variants) {
    const empty = variant.origin === 'text' ? spokenText(variant).trim() === '' : variant.recording === null;
    if (empty) found.push(`variant-${variant.language}`);
  }
  return found;
}

/** `2026-11-22`, `05:30` in Việt Nam → an instant in UTC. */
export const instantOf = ({ date, time }: { date: string | null; time: string }): string =>
  new Date(`${date ?? '1970-01-01'}T${time || '00:00'}:00${OFFSET}`).toISOString();

export function localOf(ms: number): { date: string; time: string } {
  const local = new Date(ms + 7 * 3600_000).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}
