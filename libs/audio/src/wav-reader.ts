export interface PcmSound {
  sampleRate: number;
  /** Mono; of several channels the first. */
  samples: Int16Array;
}

/**
 * Reads 16 bit PCM wav, also one whose lengths are those of a stream that had not ended. Undefined for anything else.
 */
export function readWav(bytes: Buffer): PcmSound | undefined {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  if (bytes.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let shape: { sampleRate: number; channels: number } | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    if (name === 'fmt ') shape = shapeOf(body);
    if (name === 'data') return shape && firstChannel(body, shape);
    at += 8 + length + (length % 2);
  }
  return undefined;
}

function shapeOf(format: Buffer): { sampleRate: number; channels: number } | undefined {
  if (format.length < 16 || format.readUInt16LE(14) !== 16) return undefined;
  const [tag, channels, sampleRate] = [
    format.readUInt16LE(0),
    format.readUInt16LE(2),
    format.readUInt32LE(4),
  ];
  const isPcm = tag === 1 || tag === 0xfffe;
  return isPcm && channels > 0 && sampleRate > 0 ? { sampleRate, channels } : undefined;
}

function firstChannel(data: Buffer, shape: { sampleRate: number; channels: number }): PcmSound {
  const frames = Math.floor(data.length / 2 / shape.channels);
  const samples = new Int16Array(frames);
  for (let i = 0; i < frames; i++) samples[i] = data.readInt16LE(i * 2 * shape.channels);
  return { sampleRate: shape.sampleRate, samples };
}
