import type { SpeechEngine, Voice, VoiceRegion } from './speech-engine.js';

/** What a station asks for; everything may be absent. The earlier field is worth more than the later. */
export interface VoicePreference {
  engine?: string;
  voice?: string;
  language?: string;
  region?: VoiceRegion;
  gender?: Voice['gender'];
}

export interface ChosenVoice {
  engine: SpeechEngine;
  voice: Voice;
  /** The fields of the preference that no engine could fulfil together. */
  unmet: (keyof VoicePreference)[];
}

/**
 * The best voice there is. Engines are given in order of worth (the hub: a model, system espeak-ng, the packaged one);
 * between equals the earlier wins. Undefined only where no engine has any voice.
 */
export function chooseEngine(
  engines: readonly SpeechEngine[],
  preference: VoicePreference = {},
): ChosenVoice | undefined {
  let best: (ChosenVoice & { worth: number }) | undefined;
  for (const engine of engines) {
    for (const voice of engine.voices()) {
      const met: Record<keyof VoicePreference, boolean> = {
        engine: preference.engine === engine.name,
        voice: preference.voice === voice.id,
        language: preference.language === voice.language,
        region: preference.region === voice.region,
        gender: preference.gender === voice.gender,
      };
      const asked = fields.filter((field) => preference[field] !== undefined);
      const worth = fields.reduce((sum, field) => sum * 2 + (asked.includes(field) && met[field] ? 1 : 0), 0);
      if (best && best.worth >= worth) continue;
      best = { engine, voice, worth, unmet: asked.filter((field) => !met[field]) };
    }
  }
  return best && { engine: best.engine, voice: best.voice, unmet: best.unmet };
}

const fields = ['engine', 'voice', 'language', 'region', 'gender'] as const;
