import type { AudioRefusal } from './audio-outcome.js';
import { audioRefusalOf } from './audio-outcome.js';
import type { CloudBounds } from './cloud/cloud-call.js';
import { CloudEngine } from './cloud/cloud-engine.js';
import type { DecodeSound } from './cloud/cloud-engine.js';
import type { CloudService } from './cloud/cloud-service.js';
import { findPackagedEspeak } from './engines/packaged-espeak-engine.js';
import { openSherpaEngine } from './engines/sherpa-engine.js';
import { findSystemEspeak } from './engines/system-espeak-engine.js';
import type { ProgramSearch } from './ffmpeg/ffmpeg-binary.js';
import type { SpeechEngine } from './speech-engine.js';

export interface EngineSettings {
  /** Folder of Piper models (docs/voices.md); unset: no sherpa-onnx. */
  voiceModels?: string | null;
  espeak?: ProgramSearch;
  /** Services with their keys; last in the order, since they cost money and see the text. */
  clouds?: { services: readonly CloudService[]; decode: DecodeSound; bounds?: Partial<CloudBounds> };
}

export interface OpenedEngines {
  /** In order of worth, as `chooseEngine` takes them. */
  engines: SpeechEngine[];
  /** What was asked for and is not there: for the log and the page of settings. The others work all the same. */
  problems: AudioRefusal[];
}

/** Every engine of this machine: a model, the system's espeak-ng, the packaged one, the services. */
export async function openEngines(settings: EngineSettings = {}): Promise<OpenedEngines> {
  const engines: SpeechEngine[] = [];
  const problems: AudioRefusal[] = [];
  if (settings.voiceModels) {
    await openSherpaEngine(settings.voiceModels).then(
      (engine) => engines.push(engine),
      (cause: unknown) => problems.push(audioRefusalOf(cause)),
    );
  }
  const system = await findSystemEspeak(settings.espeak);
  if (system) engines.push(system);
  const packaged = findPackagedEspeak();
  if (packaged) engines.push(packaged);
  const { services = [], decode, bounds } = settings.clouds ?? {};
  if (decode) engines.push(...services.map((service) => new CloudEngine(service, decode, bounds)));
  return { engines, problems };
}
