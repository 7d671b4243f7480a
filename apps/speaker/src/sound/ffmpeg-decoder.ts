import { findFfmpeg } from '#audio/ffmpeg/ffmpeg-binary.js';
import { FfmpegAudioProcessor } from '#audio/ffmpeg/ffmpeg-processor.js';
import type { Decoder } from './decoder.js';

/** The audio library's ffmpeg; found once, at the start, so that a missing program is known before the first bulletin. */
export async function ffmpegDecoder(): Promise<Decoder> {
  const processor = new FfmpegAudioProcessor(await findFfmpeg());
  return { decode: (path, rate) => processor.decodeToPcm(path, { rate, channels: 1 }) };
}
