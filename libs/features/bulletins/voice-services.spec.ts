import { describe, expect, it } from '@jest/globals';
import { readConfig } from '#platform/config.js';
import { mayChoose, voiceServices } from './voice-services.js';

describe('voice services', () => {
  it('are there where they have a key, and only there', () => {
    const keys = (env: Record<string, string>) =>
      voiceServices(readConfig(env).audio.services).map(({ name }) => name);
    expect(keys({})).toEqual([]);
    expect(keys({ TTN_FPT_AI_KEY: 'a', TTN_ZALO_AI_KEY: 'b' })).toEqual(['fpt-ai', 'zalo-ai']);
    expect(keys({ TTN_AZURE_SPEECH_KEY: 'a', TTN_AZURE_SPEECH_REGION: 'southeastasia' })).toEqual([
      'azure-speech',
    ]);
    expect(() => readConfig({ TTN_AZURE_SPEECH_KEY: 'a' })).toThrow('belong together');
    expect(() => readConfig({ TTN_VNPT_TOKEN_ID: 'a' })).toThrow('belong together');
  });

  it('speak only for a station that names them', () => {
    const engines = [{ name: 'espeak-ng' }, { name: 'fpt-ai' }];
    const services = new Set(['fpt-ai']);
    expect(mayChoose(engines, services, undefined)).toEqual([{ name: 'espeak-ng' }]);
    expect(mayChoose(engines, services, 'fpt-ai')).toEqual(engines);
  });
});
