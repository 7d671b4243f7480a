import { clip, codeOf, fetchPromised, isObject, jsonOf } from './cloud-service.js';
import type { CloudService } from './cloud-service.js';

/**
 * Zalo AI: a form with the text, JSON with an error code (0 is good, the status is 200 either way) and the address of
 * the sound, which may take a moment. 2,000 characters a request; speed 0.8–1.2.
 */
export function zaloAi(settings: {
  key: string;
  url?: string;
  everyMs?: number;
  forMs?: number;
}): CloudService {
  const base = settings.url ?? 'https://api.zalo.ai/v1/tts/synthesize';
  return {
    name: 'zalo-ai',
    version: 'v1',
    licence: 'Zalo AI terms of service',
    limit: { unit: 'characters', max: 2000 },
    voices: [
      { id: '2', label: 'Nữ miền Bắc 1', language: 'vi', region: 'north', gender: 'female' },
      { id: '5', label: 'Nữ miền Bắc 2', language: 'vi', region: 'north', gender: 'female' },
      { id: '4', label: 'Nam miền Bắc', language: 'vi', region: 'north', gender: 'male' },
      { id: '1', label: 'Nữ miền Nam 1', language: 'vi', region: 'south', gender: 'female' },
      { id: '6', label: 'Nữ miền Nam 2', language: 'vi', region: 'south', gender: 'female' },
      { id: '3', label: 'Nam miền Nam', language: 'vi', region: 'south', gender: 'male' },
    ],
    async speak(client, { text, voice, speed, signal }) {
      // encode_type 0 is wav.
      const form = { input: text, speaker_id: voice, speed: String(clip(speed, 0.8, 1.2)), encode_type: '0' };
      const headers = { apikey: settings.key, 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await client.call(
        { url: base, headers, body: new URLSearchParams(form).toString() },
        signal,
      );
      const said = jsonOf(answer);
      if (said?.error_code !== 0) throw client.refusal({ ...answer, status: 400 }, codeOf(said?.error_code));
      const { everyMs = 500, forMs = 60_000 } = settings;
      const address = isObject(said.data) ? said.data.url : undefined;
      return fetchPromised(client, address, { base, everyMs, forMs, signal });
    },
  };
}
