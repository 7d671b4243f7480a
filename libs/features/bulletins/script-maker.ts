import type { ReadingStyle, VoiceRegion } from '#speech/reading.js';
import { canonicalJson, sha256Hex } from '#platform/ids.js';
import type { BulletinEntity, BulletinVariantEntity } from '#persistence/entities/bulletins.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Lexicons } from './lexicons.js';
import type { Correction, Script } from './make-script.js';
import { Templates } from './templates.js';
import type { How, ReadAloud } from './text-tasks.js';
import { Texts } from './texts.js';

/** Text → script: the station's or the province's template around the body (an announcement is read as often as it says, news once), each line read by the province's and the commune's lexicon. */
@Injectable()
export class ScriptMaker {
  constructor(
    private readonly lexicons: Lexicons,
    private readonly templates: Templates,
    private readonly texts: Texts,
    private readonly dataSource: DataSource,
  ) {}

  /** @param style the station's own when absent */
  async read(text: string, unitPath: string, style?: ReadingStyle): Promise<ReadAloud> {
    const how = await this.howIn(unitPath);
    const input = { text, how: { ...how, ...(style && { style }) } };
    return this.texts.run('read', input, text.length + how.lexicon.length);
  }

  async ssml(text: string, unitPath: string): Promise<string> {
    const how = await this.howIn(unitPath);
    return this.texts.run('ssml', { text, how }, text.length + how.lexicon.length);
  }

  async make(
    bulletin: Pick<BulletinEntity, 'title' | 'kind' | 'unitPath'>,
    variant: Pick<BulletinVariantEntity, 'text' | 'shortText' | 'spokenVersion' | 'corrections' | 'voice'>,
  ): Promise<Script> {
    const { text, shortText, spokenVersion, voice } = variant;
    const region = regionIn(voice);
    const how = { ...(await this.howIn(bulletin.unitPath)), ...(region && { region }) };
    const own = await this.templates.of(bulletin.unitPath);
    const template = bulletin.kind === 'announcement' ? own : { ...own, id: `${own.id}, news`, readings: 1 };
    const repetition = voice.readings as number | undefined;
    const words = {
      ...{ title: bulletin.title, text: text ?? '', shortText, spokenVersion },
      corrections: (variant.corrections as Correction[] | null) ?? [],
      ...(repetition && { repetition }),
    };
    const once = words.text.length + (shortText?.length ?? 0);
    const letters = once * (1 + (repetition ?? template.readings)) + how.lexicon.length;
    return this.texts.run('script', { words, template, how }, letters);
  }

  private async howIn(unitPath: string): Promise<How> {
    return { ...(await this.settingsOf(unitPath)), lexicon: await this.lexicons.packed(unitPath) };
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
