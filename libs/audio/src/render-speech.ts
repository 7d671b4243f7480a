import { open } from 'node:fs/promises';
import { clausesOf } from '#speech/output/clauses.js';
import { audioRefusalOf, made } from './audio-outcome.js';
import type { AudioOutcome } from './audio-outcome.js';
import type { AudioProcessor } from './audio-processor.js';
import { gainOfVoice, matchLoudness } from './recordings/match-loudness.js';
import { RecordedSentences } from './recordings/recorded-sentences.js';
import type { SentenceCache } from './sentence-cache.js';
import type { SentenceRecording, SpeechEngine, SpeechPiece, SpokenSentence } from './speech-engine.js';
import { SpeechTrack } from './speech-track.js';

/** A sentence, or a person's recording in its place. */
export interface RenderedSentence extends SpokenSentence {
  recording?: SentenceRecording;
}

export interface SpeechRender {
  sentences: readonly RenderedSentence[];
  engine: SpeechEngine;
  voice: string;
  /** 1 is the voice's own pace; pauses stretch with it, recordings do not. */
  speed: number;
  /** Needed where a sentence has a recording. */
  processor?: Pick<AudioProcessor, 'decodeToPcm'>;
  cache?: SentenceCache;
  /** Raw 16 bit mono samples are written here. */
  out: string;
  maxDurationMs: number;
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
}

export interface RenderedSpeech {
  rawPath: string;
  sampleRate: number;
  durationMs: number;
  /** Sentences that an engine spoke now; the others came from the cache, or from a person. */
  spoken: number;
  cached: number;
  recorded: number;
}

/** As much of a voice as tells how loud it is. */
const sampleOfVoice = 6;
/** Rate of a rendition in which no engine speaks: that of the file that is made of it. */
const recordingsAloneRate = 44_100;

/** Speaks the sentences one after another with their pauses into one file of samples. */
export async function renderSpeech(render: SpeechRender): Promise<AudioOutcome<RenderedSpeech>> {
  const sentences = unitsOf(render);
  if (sentences.length === 0) return { ok: false, reason: 'nothing-to-speak', details: {} };
  const file = await open(render.out, 'w');
  try {
    const track = new SpeechTrack(file, render);
    const count = { spoken: 0, cached: 0, recorded: 0 };
    for await (const { piece, from } of pieces(render, sentences)) {
      count[from]++;
      await track.add(piece, sentences[piece.index]?.pauseMsAfter ?? 0);
      render.onProgress?.((piece.index + 1) / sentences.length);
    }
    const { sampleRate, durationMs } = track;
    return made({ rawPath: render.out, sampleRate, durationMs, ...count });
  } catch (cause) {
    return audioRefusalOf(cause);
  } finally {
    await file.close();
  }
}

/** What is spoken at once: sentences, or their clauses where the voice would run on over commas. */
function unitsOf({ sentences, engine, voice }: SpeechRender): RenderedSentence[] {
  const said = sentences.filter(({ text, recording }) => recording || /\p{L}/u.test(text));
  if (engine.voices().find(({ id }) => id === voice)?.pausesAtMarks !== false) return said;
  return said.flatMap((sentence) => (sentence.recording ? [sentence] : clausesOf(sentence)));
}

interface PieceInPlace {
  piece: SpeechPiece;
  from: 'spoken' | 'cached' | 'recorded';
}

/** In order: recordings, sentences from the cache, and each run of others in between from the engine. */
async function* pieces(
  render: SpeechRender,
  sentences: readonly RenderedSentence[],
): AsyncIterable<PieceInPlace> {
  const { cache, signal } = render;
  const human = sentences.some(({ recording }) => recording)
    ? await humanVoice(render, sentences)
    : undefined;
  for (let from = 0; from < sentences.length;) {
    const first = sentences[from] as RenderedSentence;
    if (first.recording && human) {
      const samples = await human.say(first.recording);
      yield { piece: { index: from++, sampleRate: human.sampleRate, samples }, from: 'recorded' };
      continue;
    }
    const hit = await cache?.read(keyOf(render, first));
    if (hit) {
      yield { piece: { index: from++, ...hit }, from: 'cached' };
      continue;
    }
    let to = from + 1;
    while (to < sentences.length && (await mustBeSpoken(render, sentences[to] as RenderedSentence))) to++;
    const { engine, voice, speed } = render;
    for await (const piece of engine.synthesise(sentences.slice(from, to), { voice, speed, signal })) {
      await cache?.write(keyOf(render, sentences[from + piece.index] as RenderedSentence), piece);
      yield { piece: { ...piece, index: from + piece.index }, from: 'spoken' };
    }
    from = to;
  }
}

const keyOf = ({ engine, voice, speed }: SpeechRender, { text }: SpokenSentence) => ({
  engine,
  voice,
  speed,
  text,
});

async function mustBeSpoken(render: SpeechRender, sentence: RenderedSentence): Promise<boolean> {
  return !sentence.recording && !(await render.cache?.has(keyOf(render, sentence)));
}

/** Recordings at the rate and the loudness of the voice that speaks the sentences around them. */
async function humanVoice(render: SpeechRender, sentences: readonly RenderedSentence[]) {
  const { processor, cache, signal } = render;
  if (!processor) throw new Error('a sentence has a recording, and there is nothing to decode it with');
  const spoken = sentences.filter(({ recording }) => !recording).slice(0, sampleOfVoice);
  const heard: SpeechPiece[] = [];
  for await (const { piece } of spoken.length > 0 ? pieces(render, spoken) : []) heard.push(piece);
  const sampleRate = heard[0]?.sampleRate ?? recordingsAloneRate;
  const gainDb = heard.length > 0 ? await gainOfVoice(joined(heard), sampleRate) : 0;
  const recordings = new RecordedSentences(processor, cache, signal);
  return {
    sampleRate,
    say: async (recording: SentenceRecording): Promise<Int16Array> => {
      const samples = await recordings.load(recording, sampleRate);
      return matchLoudness(samples, sampleRate, gainDb);
    },
  };
}

function joined(heard: readonly SpeechPiece[]): Int16Array {
  const all = new Int16Array(heard.reduce((sum, { samples }) => sum + samples.length, 0));
  heard.reduce((at, { samples }) => (all.set(samples, at), at + samples.length), 0);
  return all;
}
