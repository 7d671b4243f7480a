import { readText } from '#speech/read.js';
import type { Reading, ReadingStyle, Span, VoiceRegion } from '#speech/reading.js';
import { bulletinScript } from '#speech/structure/bulletin-script.js';
import { estimateSeconds } from '#speech/output/estimate-seconds.js';
import { toSsml } from '#speech/output/ssml.js';
import { canonicalJson, sha256Hex } from '#platform/ids.js';
import type { BulletinEntity, BulletinVariantEntity } from '#persistence/entities/bulletins.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Lexicons } from './lexicons.js';
import { Templates } from './templates.js';

/** The words to be spoken of one variant, with every rewrite of its body. */
export interface Script {
  text: string;
  /** `recording`: the hash of a person's recording that is heard instead. */
  sentences: { text: string; pauseMsAfter: number; recording?: string }[];
  spans: Span[];
  unsure: Span[];
  /** Which template shaped it. */
  template: string;
  /** Estimated, of either version, with title, repetition and pauses. */
  seconds: { full: number; short: number | null };
  /** The full version is long by the template's measure, and there is no short one. */
  shortWanted: boolean;
}
export interface Correction {
  start: number;
  end: number;
  spoken: string;
}

/** Text → script: the station's or the province's template around the body (an announcement is read as often as it says, news once), each line read by the province's and the commune's lexicon. */
@Injectable()
export class ScriptMaker {
  constructor(
    private readonly lexicons: Lexicons,
    private readonly templates: Templates,
    private readonly dataSource: DataSource,
  ) {}

  /** @param style the station's own when absent */
  async read(text: string, unitPath: string, style?: ReadingStyle): Promise<Reading> {
    const own = await this.settingsOf(unitPath);
    return readText(text, { ...own, ...(style && { style }), lexicon: await this.lexicons.of(unitPath) });
  }

  async make(
    bulletin: Pick<BulletinEntity, 'title' | 'kind' | 'unitPath'>,
    variant: Pick<BulletinVariantEntity, 'text' | 'shortText' | 'spokenVersion' | 'corrections' | 'voice'>,
  ): Promise<Script> {
    const lexicon = await this.lexicons.of(bulletin.unitPath);
    const region = regionIn(variant.voice);
    const how = { ...(await this.settingsOf(bulletin.unitPath)), ...(region && { region }), lexicon };
    const short = variant.spokenVersion === 'short' && variant.shortText !== null;
    const body = (short ? variant.shortText : variant.text) ?? '';
    const reading = readText(body, how);
    const corrected = applyCorrections(body, (variant.corrections as Correction[] | null) ?? []);
    const own = await this.templates.of(bulletin.unitPath);
    await breathe();
    const template = bulletin.kind === 'announcement' ? own : { ...own, id: `${own.id}, news`, readings: 1 };
    const repetition = variant.voice.readings as number | undefined;
    const script = bulletinScript(
      template,
      {
        title: bulletin.title,
        body: short ? (variant.text ?? '') : corrected,
        ...(variant.shortText !== null && { short: short ? corrected : variant.shortText }),
        ...(repetition && { repetition }),
      },
      (text) => estimateSeconds(readText(text, how)),
    );
    const spokenVersion = (short ? script.short : undefined) ?? script.full;
    const sentences: Script['sentences'] = [];
    for (const line of spokenVersion.lines) {
      // An hour's text takes a while to read, and is read several times: others have their turn between.
      await breathe();
      const spoken = readText(line.text, how).sentences.map(({ text, pauseMsAfter }) => ({
        text,
        pauseMsAfter,
      }));
      const last = spoken.at(-1);
      if (last) last.pauseMsAfter = Math.max(last.pauseMsAfter, line.pauseAfterMs);
      for (const sentence of spoken) sentences.push(sentence);
    }
    return {
      text: body,
      sentences,
      spans: reading.spans,
      unsure: reading.unsure.filter((span) => !isCorrected(span, variant.corrections)),
      template: script.templateId,
      seconds: {
        full: script.full.estimatedSeconds,
        short: script.short?.estimatedSeconds ?? null,
      },
      shortWanted: script.shortWanted,
    };
  }

  /** Whose numerals the commune's own station speaks, and how it says document numbers. */
  private async settingsOf(unitPath: string): Promise<{ region: VoiceRegion; style: ReadingStyle }> {
    const unitKey = unitPath.split('/').filter(Boolean).at(-1) ?? '';
    const station = await this.dataSource.getRepository(StationEntity).findOneBy({ unitKey });
    const voice = station?.voice ?? {};
    return { region: regionIn(voice) ?? 'north', style: voice.style === 'citation' ? 'citation' : 'radio' };
  }
}

const REGIONS: readonly unknown[] = ['north', 'central', 'south'] satisfies VoiceRegion[];
const regionIn = ({ region }: Record<string, unknown>): VoiceRegion | undefined =>
  REGIONS.includes(region) ? (region as VoiceRegion) : undefined;

/** What was approved of a script: its words and the voice that speaks them. */
export const scriptHash = (script: Pick<Script, 'sentences'>, voice: unknown): string =>
  sha256Hex(canonicalJson({ sentences: script.sentences, voice }));

/** What an editor has settled is not unsure any more. */
const isCorrected = (span: Span, corrections: unknown): boolean =>
  ((corrections as Correction[] | null) ?? []).some(
    ({ start, end }) => start <= span.start && span.end <= end,
  );

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
