import type { BulletinEntity } from '#persistence/entities/bulletins.entity.js';
import { PersonNames } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { COMPARED_FIELDS } from './compare-submissions.js';
import { type SubmittedContent, submittedContent, Submissions } from './submissions.js';
import { Texts } from './texts.js';

const Run = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });

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
    z.object({ field: z.enum(COMPARED_FIELDS), before: z.string().nullable(), after: z.string().nullable() }),
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
    private readonly texts: Texts,
  ) {}

  async of(bulletin: BulletinEntity): Promise<ChangesDto> {
    const judged = await this.submissions.lastJudged(bulletin);
    if (!judged?.decision || !judged.decidedAt)
      return { since: null, fields: [], variants: [], display: null };
    const names = await this.names.of([judged.decidedBy]);
    const [before, after] = [submittedContent(judged), await this.submissions.contentOf(bulletin)];
    const letters = lettersOf(before) + lettersOf(after);
    return {
      since: {
        version: judged.bulletinVersion,
        decision: judged.decision,
        at: judged.decidedAt.toISOString(),
        byName: names.get(judged.decidedBy ?? '') ?? null,
        reason: judged.reason,
      },
      ...(await this.texts.run('compare', { before, after }, letters)),
    };
  }
}

const lettersOf = ({ variants, display }: SubmittedContent): number =>
  [...variants.flatMap(({ text, spoken }) => [text, spoken]), ...(display?.pages ?? [])].reduce(
    (sum, text) => sum + (text?.length ?? 0),
    0,
  );
