import type { FileHandle } from 'node:fs/promises';
import { AudioFailure } from './audio-outcome.js';
import { bytesOf } from './pcm.js';
import type { SpeechPiece } from './speech-engine.js';

const longestPauseMs = 10_000;

/** The samples of a speech in a file as it grows; all pieces must have one rate. */
export class SpeechTrack {
  sampleRate = 0;
  private samples = 0;

  constructor(
    private readonly file: FileHandle,
    private readonly bounds: { speed: number; maxDurationMs: number },
  ) {}

  get durationMs(): number {
    return (this.samples / this.sampleRate) * 1000;
  }

  async add(piece: SpeechPiece, pauseMsAfter: number): Promise<void> {
    if (this.sampleRate === 0) this.sampleRate = piece.sampleRate;
    if (piece.sampleRate !== this.sampleRate) {
      throw new AudioFailure('voice-engine-failed', {
        sampleRate: piece.sampleRate,
        expected: this.sampleRate,
      });
    }
    const pauseMs = Math.min(longestPauseMs, Math.max(0, pauseMsAfter)) / this.bounds.speed;
    const pause = new Int16Array(Math.round((pauseMs / 1000) * this.sampleRate));
    await this.file.writeFile(bytesOf(piece.samples));
    await this.file.writeFile(bytesOf(pause));
    this.samples += piece.samples.length + pause.length;
    if (this.durationMs > this.bounds.maxDurationMs) {
      throw new AudioFailure('too-long', { maxDurationMs: this.bounds.maxDurationMs });
    }
  }
}
