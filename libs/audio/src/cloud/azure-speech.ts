import { clip, soundOf } from './cloud-service.js';
import type { CloudService } from './cloud-service.js';

/**
 * Azure AI Speech: SSML in, wav out, at most ten minutes of sound a request, which 5,000 characters never reach.
 * https://learn.microsoft.com/azure/ai-services/speech-service/rest-text-to-speech
 */
export function azureSpeech(settings: { key: string; region: string; url?: string }): CloudService {
  const url = settings.url ?? `https://${settings.region}.tts.speech.microsoft.com/cognitiveservices/v1`;
  return {
    name: 'azure-speech',
    version: 'v1',
    licence: 'Microsoft Azure terms of service',
    limit: { unit: 'characters', max: 5000 },
    voices: [
      { id: 'vi-VN-HoaiMyNeural', label: 'Hoài My', language: 'vi', region: 'south', gender: 'female' },
      { id: 'vi-VN-NamMinhNeural', label: 'Nam Minh', language: 'vi', region: 'south', gender: 'male' },
    ],
    async speak(client, { text, voice, speed, signal }) {
      const rate = Math.round((clip(speed, 0.5, 2) - 1) * 100);
      const body =
        `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="vi-VN"><voice name="${voice}">` +
        `<prosody rate="${rate >= 0 ? '+' : ''}${rate}%">${escapeXml(text)}</prosody></voice></speak>`;
      const headers = {
        'ocp-apim-subscription-key': settings.key,
        'content-type': 'application/ssml+xml',
        'x-microsoft-outputformat': 'riff-24khz-16bit-mono-pcm',
        'user-agent': 'thong-tin-nguon',
      };
      return soundOf(client, await client.call({ url, headers, body }, signal));
    },
  };
}

function escapeXml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text.replace(/[&<>]/g, (sign) => names[sign] ?? sign);
}
