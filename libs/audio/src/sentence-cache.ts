import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf } from './pcm.js';
import type { SpeechEngine, SpeechPiece } from './speech-engine.js';
import { readWav } from './wav-reader.js';
import { wavHeader } from './wav-writer.js';

export interface SentenceKey {
  engine: Pick<SpeechEngine, 'name' | 'version'>;
  voice: string;
  speed: number;
  text: string;
}

type Sound = Pick<SpeechPiece, 'sampleRate' | 'samples'>;

/**
 * Sentences that were spoken before, so that a corrected word costs one sentence: wav files in a folder, named by
 * what makes them sound as they do. Bounded by bytes; the longest unused go first. Losing it costs time, nothing else,
 * so nothing here is synced, and a damaged file counts as absent.
 */
export class SentenceCache {
  private bytes = 0;

  private constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
  ) {}

  /** Takes stock of the folder, and makes it where it is missing. */
  static async open(folder: string, maxBytes: number): Promise<SentenceCache> {
    await mkdir(folder, { recursive: true });
    const cache = new SentenceCache(folder, maxBytes);
    for (const name of await readdir(folder)) {
      if (name.endsWith('.part')) await rm(join(folder, name), { force: true });
    }
    for (const file of await cache.files()) cache.bytes += file.bytes;
    await cache.makeRoom();
    return cache;
  }

  async has(key: SentenceKey): Promise<boolean> {
    return (await sizeOf(this.path(key))) !== undefined;
  }

  async read(key: SentenceKey): Promise<Sound | undefined> {
    const path = this.path(key);
    const bytes = await readFile(path).catch(absent);
    if (!bytes) return undefined;
    const sound = readWav(bytes);
    if (!sound || bytes.readUInt32LE(40) !== bytes.length - 44) {
      await this.drop(path);
      return undefined;
    }
    const now = new Date();
    await utimes(path, now, now).catch(absent);
    return sound;
  }

  async write(key: SentenceKey, sound: Sound): Promise<void> {
    const data = bytesOf(sound.samples);
    const wav = Buffer.concat([wavHeader({ sampleRate: sound.sampleRate, channels: 1 }, data.length), data]);
    if (wav.length > this.maxBytes) return;
    const path = this.path(key);
    const temporary = join(this.folder, `${randomUUID()}.part`);
    const before = (await sizeOf(path)) ?? 0;
    await writeFile(temporary, wav);
    await rename(temporary, path);
    this.bytes += wav.length - before;
    if (this.bytes > this.maxBytes) await this.makeRoom();
  }

  private path({ engine, voice, speed, text }: SentenceKey): string {
    const parts = [engine.name, engine.version, voice, speed.toFixed(2), text.normalize('NFC')];
    return join(this.folder, `${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}.wav`);
  }

  /** Down to nine tenths of the bound, so that it is not done at every sentence. */
  private async makeRoom(): Promise<void> {
    if (this.bytes <= this.maxBytes) return;
    const files = (await this.files()).sort((a, b) => a.usedAtMs - b.usedAtMs);
    for (const file of files) {
      if (this.bytes <= this.maxBytes * 0.9) return;
      await this.drop(file.path);
    }
  }

  private async drop(path: string): Promise<void> {
    this.bytes -= (await sizeOf(path)) ?? 0;
    await rm(path, { force: true });
  }

  private async files(): Promise<{ path: string; bytes: number; usedAtMs: number }[]> {
    const found: { path: string; bytes: number; usedAtMs: number }[] = [];
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      if (!name.endsWith('.wav')) continue;
      const entry = await stat(path).catch(absent);
      if (entry) found.push({ path, bytes: entry.size, usedAtMs: entry.mtimeMs });
    }
    return found;
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(absent))?.size;
}

/** Another process may have cleared the file: that is an ordinary miss. */
function absent(cause: unknown): undefined {
  if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT')
    return undefined;
  throw cause;
}
