import { Id, UnitKey } from '#contracts/wire.js';
import { withoutStray } from '#domain/bulletins/plain-text.js';
import { pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

const pasted = (max: number) => z.string().max(max).transform(withoutStray);

/** One rewrite: UTF-16 offsets in the text as it was given. */
export const SpanDto = z.object({
  start: z.int(),
  end: z.int(),
  source: z.string(),
  spoken: z.string(),
  type: z.string(),
  rule: z.string(),
  confidence: z.number(),
  alternatives: z.array(z.string()),
});
const SentenceDto = z.object({
  text: z.string(),
  pauseMsAfter: z.number(),
  sourceStart: z.int(),
  sourceEnd: z.int(),
});
export const ReadingRequest = z.object({
  text: z.string().max(200_000),
  unit: UnitKey,
  /** As the station says document numbers, when absent. */
  style: z.enum(['radio', 'citation']).optional(),
});
export const ReadingDto = z.object({
  spoken: z.string(),
  sentences: z.array(SentenceDto),
  spans: z.array(SpanDto),
  unsure: z.array(SpanDto),
  ssml: z.string(),
  seconds: z.number(),
});

/** A text as somebody pasted it from an old document. */
export const UnicodeRequest = z.object({ unit: UnitKey, text: z.string().max(200_000) });
/** In which legacy letters it is, and what it says in Unicode; both null where nothing need be done. */
export const UnicodeDto = z.object({
  script: z.enum(['tcvn3', 'vni', 'utf-8-twice']).nullable(),
  text: z.string().nullable(),
});

/** A bulletin in the making: what would be said of it. */
export const ScriptRequest = z.object({
  unit: UnitKey,
  title: z.string().trim().max(255).default(''),
  kind: z.enum(['announcement', 'bulletin']).default('announcement'),
  text: pasted(60_000),
  short: pasted(20_000).optional(),
  version: z.enum(['full', 'short']).default('full'),
  corrections: z
    .array(
      z.object({ start: z.int().min(0), end: z.int().min(1), spoken: z.string().trim().min(1).max(500) }),
    )
    .max(500)
    .default([]),
  readings: z.int().min(1).max(5).optional(),
});
const SaidSentence = z.object({ text: z.string(), pauseMsAfter: z.number() });
export const MadeScriptDto = z.object({
  /** What is read aloud: the full or the short text, as spans count in it. */
  text: z.string(),
  sentences: z.array(SaidSentence),
  spans: z.array(SpanDto),
  unsure: z.array(SpanDto),
  /** The unit whose template holds, `default` for the shipped one. */
  template: z.string(),
  /** Estimated, of either version, with title, repetition and pauses. */
  seconds: z.object({ full: z.number(), short: z.number().nullable() }),
  /** The full version is long by the template's measure, and there is no short one. */
  shortWanted: z.boolean(),
});
export const ScriptDto = MadeScriptDto.extend({
  language: z.string(),
  sentences: z.array(
    SaidSentence.extend({
      /** A person says it. */
      recording: z.object({ documentId: z.string(), durationMs: z.int() }).nullable(),
    }),
  ),
  ssml: z.string(),
  version: z.string(),
});

export const OutlinePartDto = z.object({
  id: z.string(),
  kind: z.string(),
  level: z.int(),
  heading: z.string(),
  text: z.string(),
  start: z.int(),
  end: z.int(),
  selectedByDefault: z.boolean(),
  why: z.string().optional(),
  estimatedSeconds: z.number(),
});
/** What was found in a file: of a document its encoding and what was mended, of a sound its measures. */
export const DetectedDto = z.looseObject({
  encoding: z.string().optional(),
  script: z.string().optional(),
  normalisation: z.string().optional(),
  linesJoined: z.int().optional(),
  droppedHeads: z.array(z.string()).optional(),
  pages: z.int().optional(),
  pagesWithoutText: z.array(z.int()).optional(),
  reader: z.string().optional(),
  warnings: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })).optional(),
  durationMs: z.number().optional(),
  lufs: z.number().optional(),
});
export const DocumentDto = z.object({
  id: z.string(),
  unit: z.string(),
  fileName: z.string(),
  kind: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  detected: DetectedDto,
  text: z.string().nullable(),
  outline: z.array(OutlinePartDto).nullable(),
  createdAt: z.string(),
});
export const DocumentPage = pageOf(DocumentDto.omit({ text: true, outline: true }));

/** A sentence said by a person, known by its spoken words. */
export const SentenceRecordingInput = z.object({
  sentence: z.string().trim().min(1).max(10_000),
  documentId: Id,
});
export const SentenceRecordingDto = z.object({
  sentence: z.string(),
  documentId: z.string(),
  durationMs: z.int(),
  /** false: the sentence has changed, and the voice reads it. */
  used: z.boolean(),
});
