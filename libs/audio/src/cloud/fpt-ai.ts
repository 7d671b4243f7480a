import { clip, codeOf, fetchPromised, jsonOf } from './cloud-service.js';
import type { CloudService } from './cloud-service.js';

/**
 * FPT.AI Speech, version 5: the text is posted, an address comes back at once, and the sound appears there 5 s to
 * 2 min later. 3 to 5,000 characters a request. https://docs.fpt.ai/docs/en/speech/api/text-to-speech
 */
export function fptAi(settings: {
  key: string;
  url?: string;
  everyMs?: number;
  forMs?: number;
}): CloudService {
  const base = settings.url ?? 'https://api.fpt.ai/hmi/tts/v5';
  return {
    name: 'fpt-ai',
    version: 'v5',
    licence: 'FPT.AI terms of service',
    limit: { unit: 'characters', max: 5000 },
    voices: [
      { id: 'banmai', label: 'Ban Mai', language: 'vi', region: 'north', gender: 'female' },
      { id: 'thuminh', label: 'Thu Minh', language: 'vi', region: 'north', gender: 'female' },
      { id: 'leminh', label: 'Lê Minh', language: 'vi', region: 'north', gender: 'male' },
      { id: 'myan', label: 'Mỹ An', language: 'vi', region: 'central', gender: 'female' },
      { id: 'giahuy', label: 'Gia Huy', language: 'vi', region: 'central', gender: 'male' },
      { id: 'lannhi', label: 'Lan Nhi', language: 'vi', region: 'south', gender: 'female' },
      { id: 'linhsan', label: 'Linh San', language: 'vi', region: 'south', gender: 'female' },
    ],
    async speak(client, { text, voice, speed, signal }) {
      const answer = await client.call(
        {
          url: base,
          // The page says api_key, its own examples api-key; header names with an underscore get lost in some proxies.
          headers: {
            'api-key': settings.key,
            voice,
            // Steps from −3 to +3 around the normal pace.
            speed: String(Math.round(clip((speed - 1) * 6, -3, 3))),
            format: 'wav',
            'content-type': 'text/plain; charset=utf-8',
          },
          // Shorter than three characters is refused; full stops are not spoken.
          body: text.padEnd(3, '.'),
        },
        signal,
      );
      const said = jsonOf(answer);
      if (said?.error !== 0) throw client.refusal({ ...answer, status: 400 }, codeOf(said?.error));
      const { everyMs = 1000, forMs = 150_000 } = settings;
      return fetchPromised(client, said.async, { base, everyMs, forMs, signal });
    },
  };
}
