import { AudioFailure } from '../audio-outcome.js';
import type { SynthesisOptions, Voice } from '../speech-engine.js';

/** The Vietnamese voices that espeak-ng 1.50 and later bring, system or packaged. */
export const espeakVoices: readonly Voice[] = [
  { id: 'vi', label: 'espeak-ng, miền Bắc', language: 'vi', region: 'north', gender: 'male' },
  {
    id: 'vi-vn-x-central',
    label: 'espeak-ng, miền Trung',
    language: 'vi',
    region: 'central',
    gender: 'male',
  },
  { id: 'vi-vn-x-south', label: 'espeak-ng, miền Nam', language: 'vi', region: 'south', gender: 'male' },
];

/** espeak-ng's usual pace, words a minute. */
const usualPace = 175;

/** Longer than any sentence that a reading makes; a whole document in one line is refused. */
export const maxSentenceCharacters = 20_000;

/** Words a minute for a speed of 0.5–2. */
export function paceOf(speed: number): number {
  return Math.round(usualPace * Math.min(2, Math.max(0.5, speed)));
}

export function checkVoice(voices: readonly Voice[], options: SynthesisOptions): void {
  if (!voices.some((voice) => voice.id === options.voice)) {
    throw new AudioFailure('voice-unknown', { voice: options.voice });
  }
}

/** espeak reads markup and odd characters of its own: letters, marks and spaces are all that a script has. */
export function plainLine(text: string): string {
  if (text.length > maxSentenceCharacters) throw new AudioFailure('too-long', { characters: text.length });
  return text
    .normalize('NFC')
    .replace(/[\p{C}<>&[\]{}|\\]+/gu, ' ')
    .trim();
}
