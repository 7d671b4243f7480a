import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Voice } from '../speech-engine.js';
import type { SherpaModel } from './sherpa-child.js';

export interface SherpaVoice extends SherpaModel {
  description: Voice;
  licence: string;
  /** First twelve digits of the model's SHA-256: another model is another voice. */
  modelHash: string;
}

/** What a person may write beside a model (`voice.json`); docs/voices.md. */
const notes = z.object({
  label: z.string().optional(),
  region: z.enum(['north', 'central', 'south']).default('north'),
  gender: z.enum(['female', 'male']).default('female'),
  speaker: z.number().int().nonnegative().default(0),
  licence: z.string().default('see the model'),
  pausesAtMarks: z.boolean().default(true),
});

/**
 * The voices of a folder: it is a model's own, or holds one folder a model. A model is one `.onnx`, `tokens.txt` and
 * `espeak-ng-data/`; folders that lack one of them are not voices.
 */
export async function findSherpaVoices(folder: string): Promise<SherpaVoice[]> {
  const own = await voiceIn(folder);
  if (own) return [own];
  const found: SherpaVoice[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const voice = entry.isDirectory() ? await voiceIn(join(folder, entry.name)) : undefined;
    if (voice) found.push(voice);
  }
  return found;
}

async function voiceIn(folder: string): Promise<SherpaVoice | undefined> {
  const onnx = (await readdir(folder)).filter((name) => name.endsWith('.onnx')).sort()[0];
  const [tokens, dataDir] = [join(folder, 'tokens.txt'), join(folder, 'espeak-ng-data')];
  if (onnx === undefined || !(await exists(tokens)) || !(await exists(dataDir))) return undefined;
  const written = await readFile(join(folder, 'voice.json'), 'utf8').catch(() => '{}');
  const { label, region, gender, speaker, licence, pausesAtMarks } = notes.parse(JSON.parse(written));
  const id = basename(folder);
  const model = join(folder, onnx);
  const description: Voice = {
    ...{ id, label: label ?? id, language: 'vi', region, gender },
    ...(!pausesAtMarks && { pausesAtMarks }),
  };
  return { voice: id, model, tokens, dataDir, speaker, description, licence, modelHash: await hashOf(model) };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex').slice(0, 12);
}
