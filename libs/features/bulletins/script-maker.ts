import { readText } from '#speech/read.js';
import type { Reading, Span } from '#speech/reading.js';
import { bulletinScript } from '#speech/structure/bulletin-script.js';
import { type BulletinTemplate, DEFAULT_TEMPLATE } from '#speech/structure/bulletin-templates.js';
import { toSsml } from '#speech/output/ssml.js';
import { canonicalJson, sha256Hex } from '#platform/ids.js';
import type { BulletinEntity, BulletinVariantEntity } from '#persistence/entities/bulletins.entity.js';
import { Injectable } from '@nestjs/common';
import { Lexicons } from './lexicons.js';

/** The words to be spoken of one variant, with every rewrite of its body. */
export interface Script {
  text: string;
  sentences: { text: string; pauseMsAfter: number }[];
  spans: Span[];
  unsure: Span[];
}
export interface Correction {
  start: number;
  end: number;
  spoken: string;
}

/** A bulletin is read once, an announcement as often as its template says. */
const NEWS_TEMPLATE: BulletinTemplate = { ...DEFAULT_TEMPLATE, id: 'news', readings: 1 };

/** Text → script: the template around the body, each line read by the province's and the commune's lexicon. */
@Injectable()
export class ScriptMaker {
  constructor(private readonly lexicons: Lexicons) {}

  async read(text: string, unitPath: string, style: 'radio' | 'citation' = 'radio'): Promise<Reading> {
    return readText(text, { style, lexicon: await this.lexicons.of(unitPath) });
  }

  async make(
    bulletin: Pick<BulletinEntity, 'title' | 'kind' | 'unitPath'>,
    variant: Pick<BulletinVariantEntity, 'text' | 'corrections' | 'voice'>,
  ): Promise<Script> {
    const lexicon = await this.lexicons.of(bulletin.unitPath);
    const body = variant.text ?? '';
    const reading = readText(body, { lexicon });
    const corrected = applyCorrections(body, (variant.corrections as Correction[] | null) ?? []);
    const template = bulletin.kind === 'announcement' ? DEFAULT_TEMPLATE : NEWS_TEMPLATE;
    const repetition = variant.voice.readings as number | undefined;
    const { full } = bulletinScript(template, {
      title: bulletin.title,
      body: corrected,
      ...(repetition && { repetition }),
    });
    const sentences = full.lines.flatMap((line) => {
      const spoken = readText(line.text, { lexicon }).sentences.map(({ text, pauseMsAfter }) => ({
        text,
        pauseMsAfter,
      }));
      const last = spoken.at(-1);
      if (last) last.pauseMsAfter = Math.max(last.pauseMsAfter, line.pauseAfterMs);
      return spoken;
    });
    return { text: body, sentences, spans: reading.spans, unsure: reading.unsure };
  }
}

/** What was approved of a script: its words and the voice that speaks them. */
export const scriptHash = (script: Pick<Script, 'sentences'>, voice: unknown): string =>
  sha256Hex(canonicalJson({ sentences: script.sentences, voice }));

/** The editor's own readings put in place of what stood there, from the end so that offsets hold; overlapping ones are left out. */
export function applyCorrections(text: string, corrections: readonly Correction[]): string {
  let result = text;
  let limit = text.length;
  for (const { start, end, spoken } of [...corrections].sort((a, b) => b.start - a.start)) {
    if (start >= end || end > limit) continue;
    result = `${result.slice(0, start)}${spoken}${result.slice(end)}`;
    limit = start;
  }
  return result;
}

export const ssmlOf = (reading: Reading): string => toSsml(reading, 'vi-VN');
