import { resolve } from 'node:path';
import type { AudioFormat } from '../audio-processor.js';

/** Our word → ffmpeg's own name of the demuxer (all of its aliases, as the whitelist compares them). */
const demuxers: Record<AudioFormat, { name: string; aliases: string }> = {
  mp3: { name: 'mp3', aliases: 'mp3' },
  wav: { name: 'wav', aliases: 'wav' },
  mp4: { name: 'mov', aliases: 'mov,mp4,m4a,3gp,3g2,mj2' },
  ogg: { name: 'ogg', aliases: 'ogg' },
  webm: { name: 'matroska', aliases: 'matroska,webm' },
  flac: { name: 'flac', aliases: 'flac' },
  amr: { name: 'amr', aliases: 'amr' },
  aac: { name: 'aac', aliases: 'aac' },
};

/** Decoders that a voice recording needs; none of a picture, film or subtitle. */
const soundDecoders =
  'mp3,mp3float,mp2,mp2float,aac,aac_fixed,alac,vorbis,libvorbis,opus,libopus,flac,amrnb,amrwb,' +
  'libopencore_amrnb,libopencore_amrwb,libspeex,speex,pcm_s16le,pcm_s24le,pcm_s32le,pcm_u8,pcm_f32le,pcm_f64le,' +
  'pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav,gsm_ms';

/** ffprobe opens a decoder for every stream and gives up where it may not: the kinds a cover comes in are let in there. */
const coverDecoders = 'png,mjpeg';

const filmCodec =
  /^(h26\d|hevc|mpeg\d|msmpeg|vp\d|av1|libdav1d|theora|prores|wmv|vc1|rv\d|flv|dnxhd|ffv1|dvvideo|rawvideo|gif|bmp|webp)/;

/** Before everything else: nothing read from the terminal, no banner, no allocation beyond any sane picture or packet. */
export const quiet = ['-nostdin', '-hide_banner', '-nostats', '-max_alloc', String(256 * 1024 * 1024)];

/** One input with everything pinned: demuxer, decoders, protocols. Without a path it is standard input. */
export function inputArgs(format: AudioFormat, path?: string, decoders = soundDecoders): string[] {
  const { name, aliases } = demuxers[format];
  const from = path === undefined ? 'pipe:0' : `file:${resolve(path)}`;
  return [...pins(aliases, decoders), '-f', name, '-i', from];
}

/** The same for ffprobe, which answers in JSON. */
export function probeArgs(format: AudioFormat, path: string): string[] {
  const input = inputArgs(format, path, `${soundDecoders},${coverDecoders}`);
  return [...words('-hide_banner -v error -of json -show_format -show_streams'), ...input];
}

/** The codec that the whitelist kept shut, if that was the trouble, and whether it is one of films. */
export function refusedCodec(stderr: string): { codec: string; isFilm: boolean } | undefined {
  const codec = /Codec \((\w+)\) not on whitelist/.exec(stderr)?.[1];
  return codec === undefined ? undefined : { codec, isFilm: filmCodec.test(codec) };
}

export function rawInputArgs(sampleRate: number): string[] {
  return [...pins('s16le', 'pcm_s16le'), ...words(`-f s16le -ar ${sampleRate} -ac 1 -i pipe:0`)];
}

/** Constant bitrate and no frame of metadata, so that every decoder counts the same samples and nothing tells a date. */
export function mp3Args(options: { bitrateKbps: number; sampleRate: number }): string[] {
  return words(
    '-map 0:a:0 -map_metadata -1 -fflags +bitexact -flags:a +bitexact ' +
      `-ac 1 -ar ${options.sampleRate} -c:a libmp3lame -b:a ${options.bitrateKbps}k ` +
      '-write_xing 0 -id3v2_version 0 -flush_packets 0 -f mp3 pipe:1',
  );
}

/** The last line that a program said, without the file's name in it. */
export function lastWords(stderr: string, path?: string): string {
  const clean = path === undefined ? stderr : stderr.replaceAll(resolve(path), 'input');
  return (clean.trim().split('\n').at(-1) ?? '').slice(0, 200);
}

/** Arguments without blanks in them. */
function words(text: string): string[] {
  return text.split(' ');
}

function pins(demuxerNames: string, decoders: string): string[] {
  return [
    ...['-protocol_whitelist', 'file,pipe', '-format_whitelist', demuxerNames],
    ...['-codec_whitelist', decoders],
  ];
}
