import { type DiffRun, textDiff } from '#domain/bulletins/text-diff.js';
import { canonicalJson } from '#platform/ids.js';
import type { SubmittedContent, SubmittedDisplay, SubmittedVariant } from './submissions.js';

export interface Compared {
  before: SubmittedContent;
  after: SubmittedContent;
}
type Change = 'added' | 'removed' | 'changed' | 'same';
/** See `ChangesDto`. */
export interface Differences {
  fields: { field: (typeof COMPARED_FIELDS)[number]; before: string | null; after: string | null }[];
  variants: {
    language: string;
    change: Change;
    text: DiffRun[];
    spoken: DiffRun[];
    sound: {
      changed: boolean;
      beforeMs: number | null;
      afterMs: number | null;
      voiceBefore: string | null;
      voiceAfter: string | null;
    };
  }[];
  display: { change: Change; text: DiffRun[]; mediaAdded: string[]; mediaRemoved: string[] } | null;
}
export const COMPARED_FIELDS = [
  'title',
  'field',
  'class',
  'kind',
  'source',
  'author',
  'validFrom',
  'validTo',
] as const;

/** Fields that differ, and every language with what became of its words and its sound. */
export function compareSubmissions({ before, after }: Compared): Differences {
  const fields = COMPARED_FIELDS.flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    return was === is ? [] : [{ field, before: textOf(was), after: textOf(is) }];
  });
  const languages = new Set([...after.variants, ...before.variants].map(({ language }) => language));
  const variants = [...languages].map((language) => {
    const of = ({ variants }: SubmittedContent) => variants.find((v) => v.language === language);
    return variantChange(language, of(before), of(after));
  });
  return { fields, variants, display: displayChange(before.display ?? null, after.display) };
}

function variantChange(
  language: string,
  before: SubmittedVariant | undefined,
  after: SubmittedVariant | undefined,
): Differences['variants'][number] {
  const sameSource = before !== undefined && after !== undefined && before.source === after.source;
  const text: DiffRun[] = textDiff(before?.text ?? '', after?.text ?? '');
  const wordsDiffer = text.some(({ kind }) => kind !== 'same');
  const readingDiffers = !sameSource && !wordsDiffer && before?.spoken !== after?.spoken;
  return {
    language,
    change: !before ? 'added' : !after ? 'removed' : sameSource && !wordsDiffer ? 'same' : 'changed',
    text,
    spoken: readingDiffers ? textDiff(before?.spoken ?? '', after?.spoken ?? '') : [],
    sound: {
      changed: !sameSource,
      beforeMs: before?.durationMs ?? null,
      afterMs: after?.durationMs ?? null,
      voiceBefore: before?.engine ?? null,
      voiceAfter: after?.engine ?? null,
    },
  };
}

function displayChange(
  before: SubmittedDisplay | null,
  after: SubmittedDisplay | null,
): Differences['display'] {
  if (!before && !after) return null;
  const words = (display: SubmittedDisplay | null): string =>
    display ? [display.title, ...display.pages].join('\n\n') : '';
  const names = (one: SubmittedDisplay | null, other: SubmittedDisplay | null): string[] =>
    (one?.media ?? [])
      .filter(({ sha256 }) => !other?.media.some((m) => m.sha256 === sha256))
      .map(({ fileName }) => fileName);
  const same = canonicalJson(before) === canonicalJson(after);
  return {
    change: !before ? 'added' : !after ? 'removed' : same ? 'same' : 'changed',
    text: textDiff(words(before), words(after)),
    mediaAdded: names(after, before),
    mediaRemoved: names(before, after),
  };
}

const textOf = (value: string | number | null): string | null => (value === null ? null : String(value));
