import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findSystemEspeak } from '#audio/engines/system-espeak-engine.js';
import { findFfmpeg } from '#audio/ffmpeg/ffmpeg-binary.js';
import { FfmpegAudioProcessor } from '#audio/ffmpeg/ffmpeg-processor.js';
import { renderRendition } from '#audio/render-rendition.js';
import type { RenditionFile } from '#audio/render-rendition.js';
import { SentenceCache } from '#audio/sentence-cache.js';
import type { SpeechEngine } from '#audio/speech-engine.js';
import { readText } from '#speech/read.js';
import { openLocalMediaStore } from '#storage/local-media-store.js';
import type { BenchRow } from './row.js';

const run = promisify(execFile);
const rounds = 4;
const target = 0.7;

/** Our own words, in the manner of a commune's notice; read twelve times over it is about ten minutes of speech. */
const notice = `THÔNG BÁO
Về việc tiêm phòng cho đàn vật nuôi vụ thu đông năm 2026
Căn cứ Kế hoạch số 112/KH-UBND ngày 05/9/2026 của UBND tỉnh, UBND xã thông báo như sau:
1. Thời gian: từ 7h30 ngày 12/10/2026 đến hết ngày 20/10/2026, tại nhà văn hóa các thôn.
2. Đối tượng: trâu, bò từ 1 tháng tuổi trở lên; lợn từ 14 ngày tuổi; chó, mèo từ 3 tháng tuổi.
3. Kinh phí: Nhà nước hỗ trợ 100% tiền vắc xin; hộ chăn nuôi trả tiền công 5.000 đồng/con trâu, bò.
Bà con nhốt giữ vật nuôi tại chuồng, chuẩn bị dây buộc và cử người phối hợp với tổ tiêm phòng.
Hộ nào có vật nuôi ốm phải báo ngay cho thú y xã, không bán chạy, không vứt xác ra sông suối.
Mọi thắc mắc xin liên hệ trạm thú y xã trong giờ hành chính để được hướng dẫn.
`;

/** Document text → loudness-normalised mp3 in the store, against espeak-ng and ffmpeg run bare on the same words. */
export async function studioBench(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-studio-'));
  try {
    const engine = await findSystemEspeak();
    if (!engine) throw new Error('The studio bench needs espeak-ng: apt-get install espeak-ng');
    const studio = await Studio.open(folder, engine);
    const document = notice.repeat(12);
    const figures = { ours: [] as number[], bare: [] as number[], corrected: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      // Alternating, so that a noisy neighbour hits both.
      figures.ours.push(await studio.timed(() => studio.render(document)));
      figures.bare.push(await studio.timed(() => studio.bare(document)));
    }
    await studio.openCache();
    await studio.render(document);
    for (let round = 0; round < rounds; round++) {
      const corrected = document.replace('trạm thú y xã trong', `trạm thú y số ${round + 2} trong`);
      figures.corrected.push(await studio.timed(() => studio.render(corrected)));
    }
    // The best of each: what a neighbour on the machine took away is no part of either.
    const rate = (times: number[]) => document.length / (Math.min(...times) / 1000);
    const row = (name: string, value: number): BenchRow => {
      const ratio = value / rate(figures.bare);
      const limit = rate(figures.bare);
      const unit = 'characters/s';
      return { name, devices: 0, value, limit, unit, ratio, target, better: 'higher', met: ratio >= target };
    };
    return [row('studio', rate(figures.ours)), row('studio, one word corrected', rate(figures.corrected))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

class Studio {
  private cache: SentenceCache | undefined;

  private constructor(
    private readonly folder: string,
    private readonly engine: SpeechEngine,
    private readonly programs: { ffmpeg: string; ffprobe: string },
    private readonly store: Awaited<ReturnType<typeof openLocalMediaStore>>,
  ) {}

  static async open(folder: string, engine: SpeechEngine): Promise<Studio> {
    await mkdir(join(folder, 'work'));
    return new Studio(folder, engine, await findFfmpeg(), await openLocalMediaStore(join(folder, 'media')));
  }

  async openCache(): Promise<void> {
    this.cache = await SentenceCache.open(join(this.folder, 'cache'), 1 << 30);
  }

  async timed(work: () => Promise<unknown>): Promise<number> {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  }

  async render(document: string): Promise<RenditionFile> {
    const { sentences } = readText(document);
    const outcome = await renderRendition({
      source: { kind: 'speech', sentences, engine: this.engine, voice: 'vi', speed: 1 },
      processor: new FfmpegAudioProcessor(this.programs),
      store: this.store,
      workFolder: join(this.folder, 'work'),
      cache: this.cache,
    });
    if (!outcome.ok) throw new Error(`the studio refused: ${outcome.reason}`);
    return outcome.value;
  }

  /**
   * The same words and the same encoder by hand: speak, measure, then gain, true-peak limiter (that is one at 192 kHz,
   * where ffmpeg's meter looks for peaks) and mp3. Nothing is checked, and the loudness lands 1.5 LU low.
   */
  async bare(document: string): Promise<void> {
    const at = (name: string) => join(this.folder, name);
    const ffmpeg = (...args: string[]) =>
      run(this.programs.ffmpeg, ['-nostdin', '-nostats', '-y', '-i', at('bare.wav'), ...args], {
        maxBuffer: 1 << 24,
      });
    await writeFile(at('bare.txt'), readText(document).spoken);
    await run('espeak-ng', ['-v', 'vi', '-f', at('bare.txt'), '-w', at('bare.wav')]);
    const { stderr } = await ffmpeg('-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-');
    const lufs = Number(/I:\s+(\S+) LUFS/.exec(stderr.slice(stderr.lastIndexOf('Summary')))?.[1]);
    const limiter = `volume=${-16 - lufs}dB,aresample=192000,alimiter=limit=0.8:level=0`;
    await ffmpeg(
      '-af',
      limiter,
      '-ac',
      '1',
      '-ar',
      '44100',
      '-c:a',
      'libmp3lame',
      '-b:a',
      '64k',
      at('bare.mp3'),
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await studioBench(), null, 2));
}
