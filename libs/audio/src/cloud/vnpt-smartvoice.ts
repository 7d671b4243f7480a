import { clip, codeOf, fetchPromised, isObject, jsonOf } from './cloud-service.js';
import type { CloudService } from './cloud-service.js';

/**
 * VNPT SmartVoice: three secrets in headers; the answer names the addresses of the sound (a list, since long texts are
 * split there), which may not be ready yet. Bodies over 1,000 characters are kept away from it.
 */
export function vnptSmartvoice(settings: {
  accessToken: string;
  tokenId: string;
  tokenKey: string;
  url?: string;
  everyMs?: number;
  forMs?: number;
}): CloudService {
  const base = settings.url ?? 'https://api.idg.vnpt.vn/tts-service/v2/standard';
  const bearer = /^bearer /i.test(settings.accessToken)
    ? settings.accessToken
    : `Bearer ${settings.accessToken}`;
  return {
    name: 'vnpt-smartvoice',
    version: 'v2',
    licence: 'VNPT SmartVoice terms of service',
    limit: { unit: 'characters', max: 1000 },
    voices: [
      { id: 'female_north', label: 'Nữ miền Bắc', language: 'vi', region: 'north', gender: 'female' },
      { id: 'male_north', label: 'Nam miền Bắc', language: 'vi', region: 'north', gender: 'male' },
      { id: 'female_central', label: 'Nữ miền Trung', language: 'vi', region: 'central', gender: 'female' },
      { id: 'female_south', label: 'Nữ miền Nam', language: 'vi', region: 'south', gender: 'female' },
      { id: 'male_south', label: 'Nam miền Nam', language: 'vi', region: 'south', gender: 'male' },
    ],
    async speak(client, { text, voice, speed, signal }) {
      const answer = await client.call(
        {
          url: base,
          headers: {
            'content-type': 'application/json',
            authorization: bearer,
            'token-id': settings.tokenId,
            'token-key': settings.tokenKey,
          },
          body: JSON.stringify({
            text,
            text_split: false,
            model: 'news',
            region: voice,
            speed: String(clip(speed, 0.5, 2)),
          }),
        },
        signal,
      );
      const said = jsonOf(answer);
      const found = isObject(said?.object) ? said.object.playlist : undefined;
      const [first] = Array.isArray(found) ? (found as unknown[]) : [];
      if (!isObject(first))
        throw client.refusal({ ...answer, status: 400 }, codeOf(said?.code ?? said?.message));
      const { everyMs = 1000, forMs = 120_000 } = settings;
      return fetchPromised(client, first.audio_link, { base, everyMs, forMs, signal });
    },
  };
}
