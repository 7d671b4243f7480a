import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { chooseEngine } from './choose-engine.js';
import { fptAi } from './cloud/fpt-ai.js';
import { openEngines } from './open-engines.js';

describe('opening the engines of a machine', () => {
  it('puts a cloud service last, to be used only where a station asks for it', async () => {
    const decode = async () => ({ sampleRate: 24_000, samples: new Int16Array(0) });
    const { engines, problems } = await openEngines({ clouds: { services: [fptAi({ key: 'k' })], decode } });
    expect(problems).toEqual([]);
    expect(engines.at(-1)?.name).toBe('fpt-ai');
    expect(chooseEngine(engines)?.engine.name).not.toBe('fpt-ai');
    expect(chooseEngine(engines, { gender: 'female', region: 'central' })?.voice.id).toBe('myan');
  });

  it('goes without a model that cannot be opened, and says why', async () => {
    const { engines, problems } = await openEngines({ voiceModels: tmpdir(), espeak: { searchPath: '' } });
    expect(problems).toMatchObject([{ ok: false, reason: 'voice-engine-missing' }]);
    expect(engines.map((engine) => engine.name)).toEqual(['espeak-ng-packaged']);
  });
});
