import { estimateSeconds } from '#speech/output/estimate-seconds.js';
import { readText, type ReadOptions } from '#speech/read.js';
import type { Reading, Span } from '#speech/reading.js';
import { bulletinScript } from '#speech/structure/bulletin-script.js';
import type { BulletinTemplate } from '#speech/structure/bulletin-templates.js';

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
export interface ScriptWords {
  title: string;
  text: string;
  /** The short version beside the full one. */
  shortText: string | null;
  spokenVersion: 'full' | 'short';
  corrections: readonly Correction[];
  /** How often the body is read; as the template says when absent. */
  repetition?: number;
}

/** Text → script: the template around the body, each line read; nothing is read twice. */
export function makeScript(words: ScriptWords, template: BulletinTemplate, how: ReadOptions): Script {
  const read = onceEach((text) => readText(text, how));
  const { title, text, shortText, corrections, repetition } = words;
  const short = words.spokenVersion === 'short' && shortText !== null;
  const body = short ? shortText : text;
  const reading = read(body);
  const corrected = applyCorrections(body, corrections);
  const script = bulletinScript(
    template,
    {
      title,
      body: short ? text : corrected,
      ...(shortText !== null && { short: short ? corrected : shortText }),
      ...(repetition && { repetition }),
    },
    (whole) => estimateSeconds(read(whole)),
  );
  const spoken = (short ? script.short : undefined) ?? script.full;
  return {
    text: body,
    sentences: spoken.lines.flatMap(({ text: line, pauseAfterMs }) => saidOf(read(line), pauseAfterMs)),
    spans: reading.spans,
    unsure: reading.unsure.filter((span) => !isCorrected(span, corrections)),
    template: script.templateId,
    seconds: { full: script.full.estimatedSeconds, short: script.short?.estimatedSeconds ?? null },
    shortWanted: script.shortWanted,
  };
}

/** A body is read as often as it is said, an hour of it too. */
function onceEach(read: (text: string) => Reading): (text: string) => Reading {
  const known = new Map<string, Reading>();
  return (text) => {
    const reading = known.get(text) ?? read(text);
    known.set(text, reading);
    return reading;
  };
}

/** The sentences of a line, the last one with the line's pause where that is longer. */
function saidOf({ sentences }: Reading, pauseAfterMs: number): Script['sentences'] {
  return sentences.map(({ text, pauseMsAfter }, i) => ({
    text,
    pauseMsAfter: i === sentences.length - 1 ? Math.max(pauseMsAfter, pauseAfterMs) : pauseMsAfter,
  }));
}

/** What an editor has settled is not unsure any more. */
const isCorrected = (span: Span, corrections: readonly Correction[]): boolean =>
  corrections.some(({ start, end }) => start <= span.start && span.end <= end);

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
