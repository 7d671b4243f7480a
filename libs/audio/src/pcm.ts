/** Samples as they go over pipes: 16 bit signed, little-endian (every machine this runs on is). */
export function bytesOf(samples: Int16Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

/** Cuts a stream of bytes into whole samples; a last half sample is dropped. */
export class SampleCutter {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly bytesPerSample: 2 | 4) {}

  /** Bytes of whole samples, aligned for a typed array. */
  take(chunk: Buffer): Buffer {
    const all = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const whole = all.length - (all.length % this.bytesPerSample);
    this.rest = Buffer.from(all.subarray(whole));
    const samples = all.subarray(0, whole);
    return samples.byteOffset % this.bytesPerSample === 0
      ? samples
      : Buffer.from(Uint8Array.from(samples).buffer);
  }
}

export function int16Of(bytes: Buffer): Int16Array {
  return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1);
}

export function float32Of(bytes: Buffer): Float32Array {
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}

/** Full scale becomes ±1. */
export function toFloat(samples: Int16Array): Float32Array {
  const out = new Float32Array(samples.length);
  for (let i = 0; i < samples.length; i++) out[i] = (samples[i] ?? 0) / 32_768;
  return out;
}

export function decibels(ratio: number): number {
  return 20 * Math.log10(ratio);
}

export function amplitude(db: number): number {
  return 10 ** (db / 20);
}
