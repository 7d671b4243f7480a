import { type DiffRun, textDiff } from '#domain/bulletins/text-diff.js';
import type { BulletinEntity } from '#persistence/entities/bulletins.entity.js';
import { canonicalJson } from '#platform/ids.js';
import { PersonNames } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type SubmittedContent,
  type SubmittedDisplay,
  type SubmittedVariant,
  submittedContent,
  Submissions,
} from './submissions.js';

const Run = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
const FIELDS = ['title', 'field', 'class', 'kind', 'source', 'author', 'validFrom', 'validTo'] as const;

export const VariantChange = z.object({
  language: z.string(),
  change: z.enum(['added', 'removed', 'changed', 'same']),
  /** What an editor wrote, run by run; empty where neither version has text. */
  text: z.array(Run),
  /** How it is read, where the text is the same and its reading is not (lexicon, corrections, template). */
  spoken: z.array(Run),
  sound: z.object({
    changed: z.boolean(),
    beforeMs: z.int().nullable(),
    afterMs: z.int().nullable(),
    voiceBefore: z.string().nullable(),
    voiceAfter: z.string().nullable(),
  }),
});
/** What boards show: the words page by page, and which pictures and films came and went, by the names of their files. */
export const DisplayChange = z.object({
  change: z.enum(['added', 'removed', 'changed', 'same']),
  text: z.array(Run),
  mediaAdded: z.array(z.string()),
  mediaRemoved: z.array(z.string()),
});
export const ChangesDto = z.object({
  /** The version judged last; null: nobody has judged this bulletin yet. */
  since: z
    .object({
      version: z.int(),
      decision: z.enum(['approved', 'rejected']),
      at: z.string(),
      byName: z.string().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
  fields: z.array(
    z.object({ field: z.enum(FIELDS), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  variants: z.array(VariantChange),
  /** null: neither version is for boards. */
  display: DisplayChange.nullable(),
});
export type ChangesDto = z.infer<typeof ChangesDto>;

/** What changed since somebody judged the bulletin last: what its next approver looks at first. */
@Injectable()
export class Changes {
  constructor(
    private readonly submissions: Submissions,
    private readonly names: PersonNames,
  ) {}

  async of(bulletin: BulletinEntity): Promise<ChangesDto> {
    const judged = await this.submissions.lastJudged(bulletin);
    if (!judged?.decision || !judged.decidedAt)
      return { since: null, fields: [], variants: [], display: null };
    const names = await this.names.of([judged.decidedBy]);
    const after = await this.submissions.contentOf(bulletin);
    return {
      since: {
        version: judged.bulletinVersion,
        decision: judged.decision,
        at: judged.decidedAt.toISOString(),
        byName: names.get(judged.decidedBy ?? '') ?? null,
        reason: judged.reason,
      },
      ...compare(submittedContent(judged), after),
    };
  }
}

/** Fields that differ, and every language with what became of its words and its sound. */
export function compare(
  before: SubmittedContent,
  after: SubmittedContent,
): Pick<ChangesDto, 'fields' | 'variants' | 'display'> {
  const fields = FIELDS.flatMap((field) => {
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
): ChangesDto['variants'][number] {
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
): ChangesDto['display'] {
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
