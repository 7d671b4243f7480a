import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Sink, SinkStart } from './sink.js';

const MAX_WAITING_BYTES = 256 * 1024;
const RESTART_MS = 2000;
const BUFFER_US = 200_000;

type Aplay = ChildProcessByStdio<Writable, null, Readable>;

/** The sound card, through `aplay`. A card that goes away is tried again; what could not be played is gone. */
export class AlsaSink implements Sink {
  readonly aheadMs = 200;
  readonly appliesVolume = true;
  private aplay: Aplay | null = null;
  private about: SinkStart | null = null;
  private closed = false;
  private said = '';

  constructor(private readonly log: (message: string, details: Record<string, unknown>) => void) {}

  begin(about: SinkStart): void {
    this.about = about;
    this.open(about.sampleRate);
  }

  write(samples: Int16Array): void {
    const stdin = this.aplay?.stdin;
    if (!stdin || stdin.destroyed || stdin.writableLength > MAX_WAITING_BYTES) return;
    stdin.write(Buffer.from(samples.slice().buffer)); // the pipe takes it later
  }

  close(): void {
    this.closed = true;
    this.aplay?.stdin.end();
    this.aplay?.kill();
  }

  private open(rate: number): void {
    const args = [
      '-q',
      '-t',
      'raw',
      '-f',
      'S16_LE',
      '-c',
      '1',
      '-r',
      String(rate),
      `--buffer-time=${BUFFER_US}`,
    ];
    const aplay: Aplay = spawn('aplay', args, { stdio: ['pipe', 'ignore', 'pipe'] });
    this.aplay = aplay;
    aplay.stderr.on('data', (text: Buffer) => (this.said = text.toString().slice(-200)));
    aplay.stdin.on('error', (error) => (this.said = error.message));
    aplay.on('error', (error) => this.lost(error.message));
    aplay.on('exit', (code) => this.lost(`aplay ended with ${code}: ${this.said}`));
  }

  private lost(why: string): void {
    if (this.closed || this.aplay === null) return;
    this.aplay = null;
    this.log('no sound card', { why });
    setTimeout(() => {
      if (!this.closed && this.about) this.open(this.about.sampleRate);
    }, RESTART_MS).unref();
  }
}
