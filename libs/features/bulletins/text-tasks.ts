import type { Lexicon } from '#speech/lexicon/lexicon.js';
import { parsePls, PlsError } from '#speech/lexicon/pls.js';
import { estimateSeconds } from '#speech/output/estimate-seconds.js';
import { toSsml } from '#speech/output/ssml.js';
import { readText, type ReadOptions } from '#speech/read.js';
import type { Reading } from '#speech/reading.js';
import type { BulletinTemplate } from '#speech/structure/bulletin-templates.js';
import { compareSubmissions } from './compare-submissions.js';
import { makeScript, type Script, type ScriptWords } from './make-script.js';

/** How a text is read; the lexicon as {@link packLexicon} made it. */
export interface How extends Omit<ReadOptions, 'lexicon'> {
  lexicon: string;
}
export interface ReadAloud extends Reading {
  ssml: string;
  seconds: number;
}

/** What is computed of texts, pure and as long as the texts are: on a thread of its own where they are long (`Texts`). */
export const TEXT_TASKS = {
  read: ({ text, how }: { text: string; how: How }): ReadAloud => {
    const reading = readText(text, optionsOf(how));
    return { ...reading, ssml: ssmlOf(reading), seconds: estimateSeconds(reading) };
  },
  ssml: ({ text, how }: { text: string; how: How }): string => ssmlOf(readText(text, optionsOf(how))),
  script: ({ words, template, how }: { words: ScriptWords; template: BulletinTemplate; how: How }): Script =>
    makeScript(words, template, optionsOf(how)),
  compare: compareSubmissions,
  pls: ({ xml }: { xml: string }): { lexicon: Lexicon } | { problem: string } => {
    try {
      return { lexicon: parsePls(xml) };
    } catch (cause) {
      if (cause instanceof PlsError) return { problem: cause.message };
      throw cause;
    }
  },
} as const;
export type TextTask = keyof typeof TEXT_TASKS;
export type TextInputs = { [K in TextTask]: Parameters<(typeof TEXT_TASKS)[K]>[0] };
export type TextOutputs = { [K in TextTask]: ReturnType<(typeof TEXT_TASKS)[K]> };
const tasks: { [K in TextTask]: (input: TextInputs[K]) => TextOutputs[K] } = TEXT_TASKS;

export interface TextRequest<K extends TextTask = TextTask> {
  task: K;
  input: TextInputs[K];
}

export const doTextTask = <K extends TextTask>({ task, input }: TextRequest<K>): TextOutputs[K] =>
  tasks[task](input);

const ssmlOf = (reading: Reading): string => toSsml(reading, 'vi-VN');

/** One string: quick to hand over, and the same words are the same string. */
export const packLexicon = (lexicon: Lexicon): string => JSON.stringify(lexicon);

/** The province's and some communes': a lexicon of thousands of words takes longer to make ready than most texts to read. */
const LEXICONS_KEPT = 8;
const unpacked = new Map<string, Lexicon>();

function optionsOf({ lexicon: packed, ...how }: How): ReadOptions {
  const lexicon = unpacked.get(packed) ?? (JSON.parse(packed) as Lexicon);
  unpacked.delete(packed);
  unpacked.set(packed, lexicon);
  const oldest = unpacked.keys().next();
  if (unpacked.size > LEXICONS_KEPT && !oldest.done) unpacked.delete(oldest.value);
  return { ...how, lexicon };
}
