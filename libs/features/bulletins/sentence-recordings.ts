import type { BulletinVariantEntity } from '#persistence/entities/bulletins.entity.js';
import type { Script } from './make-script.js';

/** A person's voice in place of one sentence of a text; the sentence is known by its spoken words. */
export interface SentenceRecording {
  sentence: string;
  documentId: string;
  sha256: string;
  durationMs: number;
}

/** Spoken words as they are compared: an edit elsewhere changes nothing, a changed word is another sentence. */
export const sentenceWords = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** The script with its recordings in place; a sentence that is said twice is said by the person twice. */
export function withRecordings<S extends Pick<Script, 'sentences'>>(
  script: S,
  recordings: readonly SentenceRecording[],
): S {
  if (recordings.length === 0) return script;
  const byWords = new Map(recordings.map((r) => [sentenceWords(r.sentence), r.sha256]));
  const sentences = script.sentences.map((sentence) => {
    const recording = byWords.get(sentenceWords(sentence.text));
    return recording === undefined ? sentence : { ...sentence, recording };
  });
  return { ...script, sentences };
}

/** Recordings whose sentence is not said any more: kept, so that it may come back, and shown, so that nobody misses it. */
export function unusedRecordings(
  script: Pick<Script, 'sentences'> | null,
  recordings: readonly SentenceRecording[],
): SentenceRecording[] {
  const said = new Set((script?.sentences ?? []).map(({ text }) => sentenceWords(text)));
  return recordings.filter(({ sentence }) => !said.has(sentenceWords(sentence)));
}

/** The recordings of a stored variant, each with whether it is heard. */
export function recordingsOf(
  variant: Pick<BulletinVariantEntity, 'script' | 'sentenceRecordings'>,
): (SentenceRecording & { used: boolean })[] {
  const recordings = (variant.sentenceRecordings as SentenceRecording[] | null) ?? [];
  const unused = unusedRecordings(variant.script as Script | null, recordings);
  return recordings.map((recording) => ({ ...recording, used: !unused.includes(recording) }));
}

const SHOWN = 60;

/** "Bản tiếng Việt"; of another language its code, whose name the screens know. */
export const variantName = (language: string): string =>
  `Bản tiếng ${language === 'vi' ? 'Việt' : `“${language}”`}`;

/** In both languages of the screens; `code` is stable. */
interface Warning {
  code: string;
  vi: string;
  en: string;
}
const variantNameEn = (language: string): string =>
  language === 'vi' ? 'The Vietnamese version' : `The version in “${language}”`;

/** What an editor and an approver read about a recording that fell out. */
export function unusedWarning(language: string, { sentence }: SentenceRecording): Warning {
  const words = sentence.length > SHOWN ? `${sentence.slice(0, SHOWN).trimEnd()}…` : sentence;
  return {
    code: 'unused-recording',
    vi: `${variantName(language)}: ghi âm của câu “${words}” không còn dùng vì câu đã đổi; ghi lại câu này, hoặc gỡ bản ghi`,
    en: `${variantNameEn(language)}: the recording of “${words}” is not used any more, since the sentence has changed. Record it again, or remove the recording`,
  };
}

/** What both read about a bulletin that goes on for long. */
export const longWarning = (language: string, minutes: number): Warning => ({
  code: 'long',
  vi: `${variantName(language)} dài ${minutes} phút: nên rút ngắn`,
  en: `${variantNameEn(language)} is ${minutes} minutes long: better shorten it`,
});
