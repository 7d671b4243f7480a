import { clip, soundOf } from './cloud-service.js';
import type { CloudService } from './cloud-service.js';

/**
 * Viettel AI: text and token in JSON, sound at once; errors come as JSON, also with status 200. The length that is
 * taken is not published; 1,000 characters have been safe. https://viettelai.vn (tts/speech_synthesis)
 */
export function viettelAi(settings: { key: string; url?: string }): CloudService {
  const url = settings.url ?? 'https://viettelai.vn/tts/speech_synthesis';
  return {
    name: 'viettel-ai',
    version: 'v1',
    licence: 'Viettel AI terms of service',
    limit: { unit: 'characters', max: 1000 },
    voices: [
      { id: 'hn-quynhanh', label: 'Quỳnh Anh', language: 'vi', region: 'north', gender: 'female' },
      { id: 'hn-phuongtrang', label: 'Phương Trang', language: 'vi', region: 'north', gender: 'female' },
      { id: 'hn-thanhtung', label: 'Thanh Tùng', language: 'vi', region: 'north', gender: 'male' },
      { id: 'hue-maingoc', label: 'Mai Ngọc', language: 'vi', region: 'central', gender: 'female' },
      { id: 'hue-baoquoc', label: 'Bảo Quốc', language: 'vi', region: 'central', gender: 'male' },
      { id: 'hcm-diemmy', label: 'Diễm My', language: 'vi', region: 'south', gender: 'female' },
      { id: 'hcm-minhquan', label: 'Minh Quân', language: 'vi', region: 'south', gender: 'male' },
    ],
    async speak(client, { text, voice, speed, signal }) {
      const body = JSON.stringify({
        text,
        voice,
        speed: clip(speed, 0.7, 1.3),
        // 2 is wav.
        tts_return_option: 2,
        without_filter: false,
        token: settings.key,
      });
      const headers = { 'content-type': 'application/json', accept: '*/*' };
      return soundOf(client, await client.call({ url, headers, body }, signal));
    },
  };
}
