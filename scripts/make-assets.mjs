// Makes media/assets anew: every shipped sound is synthesised here, so that nobody has to ask whose it is.
// Run after a build: node scripts/make-assets.mjs. The same machine makes the same bytes.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg } from '#audio/ffmpeg/ffmpeg-binary.js';
import { FfmpegAudioProcessor } from '#audio/ffmpeg/ffmpeg-processor.js';
import { root } from './bootstrap.mjs';

const rate = 44_100;

/** A struck bar: partials of a marimba, the higher the sooner gone. */
function strike(track, atSeconds, hz, level = 1, decaySeconds = 1.2) {
  const partials = [
    [1, 1, 1],
    [3.93, 0.22, 0.35],
    [9.4, 0.06, 0.12],
  ];
  const start = Math.round(atSeconds * rate);
  for (let i = 0; start + i < track.length; i++) {
    const t = i / rate;
    const attack = Math.min(1, t / 0.004);
    for (const [ratio, share, life] of partials) {
      track[start + i] +=
        level *
        share *
        attack *
        Math.exp(-t / (decaySeconds * life)) *
        Math.sin(2 * Math.PI * hz * ratio * t);
    }
  }
}

/** A held tone with soft edges. */
function hold(track, fromSeconds, toSeconds, hz, level = 1) {
  const [start, end] = [Math.round(fromSeconds * rate), Math.round(toSeconds * rate)];
  for (let i = start; i < Math.min(end, track.length); i++) {
    const edge = Math.min(1, (i - start) / 441, (end - i) / 441);
    const t = (i - start) / rate;
    track[i] += level * edge * (Math.sin(2 * Math.PI * hz * t) + 0.3 * Math.sin(6 * Math.PI * hz * t));
  }
}

function track(seconds, draw) {
  const samples = new Float64Array(Math.round(seconds * rate));
  draw(samples);
  const end = Math.min(samples.length, rate * 0.05);
  for (let i = 0; i < end; i++) samples[samples.length - 1 - i] *= i / end;
  const peak = samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0) || 1;
  return Int16Array.from(samples, (value) => Math.round((value / peak) * 16_000));
}

// Five notes of a pentatonic scale on G, which is at home in Vietnamese folk tunes; the turn is our own.
const [g, a, c, d, e, high] = [392, 440, 523.25, 587.33, 659.26, 783.99];

const sounds = [
  {
    id: 'chime',
    vi: 'Nhạc hiệu mở đầu buổi phát',
    en: 'Chime that opens a session',
    samples: track(5, (t) => {
      [
        [0, g],
        [0.35, c],
        [0.7, d],
        [1.05, e],
        [1.6, high],
        [2.15, e],
        [2.5, d],
        [2.85, c],
      ].forEach(([at, hz]) => strike(t, at, hz));
      strike(t, 2.85, g / 2, 0.6, 2);
    }),
  },
  {
    id: 'stinger',
    vi: 'Nhạc cắt giữa hai tin (một giây)',
    en: 'Stinger between two items (a second)',
    samples: track(0.95, (t) => {
      strike(t, 0, d, 1, 0.5);
      strike(t, 0.22, high, 1, 0.5);
    }),
  },
  {
    id: 'closing',
    vi: 'Nhạc kết thúc buổi phát',
    en: 'Closing of a session',
    samples: track(4, (t) => {
      [
        [0, high],
        [0.4, e],
        [0.8, d],
        [1.2, c],
        [1.7, g],
      ].forEach(([at, hz]) => strike(t, at, hz));
      strike(t, 1.7, g / 2, 0.6, 2);
    }),
  },
  {
    id: 'alert',
    vi: 'Âm báo khẩn cấp (loại 1)',
    en: 'Emergency tone (class 1): two notes in quick turn',
    samples: track(6, (t) => {
      for (let i = 0; i < 12; i++) hold(t, i * 0.5, i * 0.5 + 0.48, i % 2 === 0 ? 960 : 720);
    }),
  },
  {
    id: 'exercise',
    vi: 'Âm báo diễn tập',
    en: 'Exercise tone: three slow low beeps, nothing like the emergency tone',
    samples: track(4, (t) => {
      for (let i = 0; i < 3; i++) hold(t, i * 1.3, i * 1.3 + 0.6, 440);
    }),
  },
  {
    id: 'silence',
    vi: 'Hai giây im lặng (chờ tăng âm khởi động)',
    en: 'Two seconds of silence, while the amplifier wakes',
    samples: new Int16Array(rate * 1.97),
  },
];

const folder = join(root, 'media/assets');
const work = mkdtempSync(join(tmpdir(), 'assets-'));
try {
  const programs = await findFfmpeg();
  const processor = new FfmpegAudioProcessor(programs);
  const index = [];
  for (const { id, vi, en, samples } of sounds) {
    const rawPath = join(work, `${id}.raw`);
    writeFileSync(rawPath, Buffer.from(samples.buffer));
    const out = join(folder, `${id}.mp3`);
    if (id === 'silence') encodeSilence(programs.ffmpeg, rawPath, out);
    else orFail(await processor.normalise({ rawPath, sampleRate: rate }, out));
    const { durationMs, lufs, truePeakDb } = orFail(await processor.measure(out));
    const bytes = readFileSync(out);
    index.push({
      id,
      file: `${id}.mp3`,
      what: { vi, en },
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      durationMs: Math.round(durationMs),
      codec: 'mp3',
      lufs: Number.isFinite(lufs) ? lufs : null,
      truePeakDb: Number.isFinite(truePeakDb) ? truePeakDb : null,
    });
  }
  writeFileSync(
    join(folder, 'index.json'),
    `${JSON.stringify({ madeBy: 'scripts/make-assets.mjs', assets: index }, null, 2)}\n`,
  );
  console.table(
    index.map(({ id, bytes, durationMs, lufs, truePeakDb }) => ({ id, bytes, durationMs, lufs, truePeakDb })),
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}

function encodeSilence(ffmpeg, rawPath, out) {
  const raw = ['-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', rawPath];
  const mp3 = [
    '-c:a',
    'libmp3lame',
    '-b:a',
    '64k',
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    '-flags:a',
    '+bitexact',
    '-write_xing',
    '0',
    '-id3v2_version',
    '0',
  ];
  const run = spawnSync(ffmpeg, ['-nostdin', '-v', 'error', '-y', ...raw, ...mp3, out]);
  if (run.status !== 0) throw new Error(run.stderr.toString());
}

function orFail(outcome) {
  if (!outcome.ok) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}
