import { clip, jsonOf } from './cloud-service.js';
import type { CloudService } from './cloud-service.js';

/**
 * Google Cloud Text-to-Speech, v1: 5,000 bytes a request (not characters: Vietnamese letters have two or three each),
 * the sound as base64 in JSON. https://cloud.google.com/text-to-speech/quotas
 */
export function googleCloud(settings: { key: string; url?: string }): CloudService {
  const url = settings.url ?? 'https://texttospeech.googleapis.com/v1/text:synthesize';
  return {
    name: 'google-cloud',
    version: 'v1',
    licence: 'Google Cloud terms of service',
    limit: { unit: 'bytes', max: 5000 },
    voices: [
      { id: 'vi-VN-Wavenet-A', label: 'Wavenet A', language: 'vi', region: 'north', gender: 'female' },
      { id: 'vi-VN-Wavenet-B', label: 'Wavenet B', language: 'vi', region: 'north', gender: 'male' },
      { id: 'vi-VN-Neural2-A', label: 'Neural2 A', language: 'vi', region: 'north', gender: 'female' },
      { id: 'vi-VN-Neural2-D', label: 'Neural2 D', language: 'vi', region: 'north', gender: 'male' },
    ],
    async speak(client, { text, voice, speed, signal }) {
      const body = JSON.stringify({
        input: { text },
        voice: { languageCode: 'vi-VN', name: voice },
        audioConfig: {
          audioEncoding: 'LINEAR16',
          sampleRateHertz: 24_000,
          speakingRate: clip(speed, 0.5, 2),
        },
      });
      // In a header and not in the address: addresses are logged by proxies.
      const headers = { 'content-type': 'application/json', 'x-goog-api-key': settings.key };
      const answer = await client.call({ url, headers, body }, signal);
      const content = jsonOf(answer)?.audioContent;
      if (typeof content !== 'string' || content === '') {
        throw client.refusal({ ...answer, status: 400 }, 'no-audio');
      }
      return Buffer.from(content, 'base64');
    },
  };
}
