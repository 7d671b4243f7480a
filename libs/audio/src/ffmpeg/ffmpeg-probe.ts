import { z } from 'zod';
import { made, refused } from '../audio-outcome.js';
import type { AudioOutcome } from '../audio-outcome.js';
import type { AudioLimits, AudioProbe } from '../audio-processor.js';
import { runProgram } from '../run-program.js';
import { sniffFile } from '../sniff-format.js';
import { lastWords, probeArgs, refusedCodec } from './ffmpeg-args.js';

const stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  channels: z.number().optional(),
  sample_rate: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
});
const answer = z.object({
  streams: z.array(stream).default([]),
  format: z.object({ duration: z.string().optional() }).default({}),
});
const maxAnswerBytes = 1024 * 1024;

/** What the file is and says of itself: by its bytes first, then by ffprobe with the demuxer pinned. */
export async function probeFile(
  ffprobe: string,
  path: string,
  limits: AudioLimits,
  signal?: AbortSignal,
): Promise<AudioOutcome<AudioProbe>> {
  const sniffed = await sniffFile(path);
  if (!sniffed.ok) return sniffed;
  const { format, bytes } = sniffed.value;
  if (bytes > limits.maxBytes) return refused('too-large', { bytes, maxBytes: limits.maxBytes });
  let said = '';
  const end = await runProgram({
    command: ffprobe,
    args: probeArgs(format, path),
    timeoutMs: Math.min(limits.timeoutMs, 60_000),
    signal,
    onOutput: (chunk) => {
      if (said.length < maxAnswerBytes) said += chunk.toString('utf8');
    },
  });
  const shut = refusedCodec(end.stderr);
  if (shut) return refused(shut.isFilm ? 'is-video' : 'unsupported-format', { format, codec: shut.codec });
  const parsed = answer.safeParse(jsonOf(said));
  if (end.exitCode !== 0 || !parsed.success) {
    return refused('corrupt', { format, said: lastWords(end.stderr, path) });
  }
  return describe(parsed.data, { format, bytes });
}

function describe(
  found: z.infer<typeof answer>,
  file: Pick<AudioProbe, 'format' | 'bytes'>,
): AudioOutcome<AudioProbe> {
  const pictures = found.streams.filter((s) => s.codec_type === 'video');
  if (pictures.some((s) => s.disposition?.attached_pic !== 1))
    return refused('is-video', { format: file.format });
  const audio = found.streams.find((s) => s.codec_type === 'audio');
  if (!audio) return refused('no-audio', { format: file.format });
  const seconds = Number(found.format.duration);
  return made({
    ...file,
    codec: audio.codec_name ?? 'unknown',
    channels: audio.channels ?? 0,
    sampleRate: Number(audio.sample_rate ?? 0),
    declaredDurationMs: Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1000) : null,
    hasCoverArt: pictures.length > 0,
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
