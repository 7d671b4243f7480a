import { environmentOfChild } from '#platform/config-of-child.js';
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forgetProcess, guardProcess, privateFolder, repositoryRoot } from '../services/run-folder.js';

const LOUD = 300;
const WINDOW_MS = 100;

/** A real speaker agent (dist/apps/speaker), playing into files; killed and started again it is the same box. */
export class SpeakerAgent {
  output = '';
  readonly data = privateFolder('speaker');
  private child: ChildProcess | null = null;

  constructor(private readonly hub: string) {}

  start(code?: string): void {
    const main = join(repositoryRoot(), 'dist/apps/speaker/src/main.js');
    const first = code === undefined ? [] : ['--hub', this.hub, '--enrol', code];
    const child = spawn(process.execPath, [main, '--data', this.data, '--sink', 'file', ...first], {
      cwd: repositoryRoot(),
      env: { ...environmentOfChild({}), NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    if (child.pid) guardProcess(child.pid);
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (this.output = `${this.output}${text.toString()}`.slice(-50_000)));
  }

  get device(): string | null {
    try {
      const file = JSON.parse(readFileSync(join(this.data, 'identity.json'), 'utf8')) as {
        enrolment?: { device: string };
      };
      return file.enrolment?.device ?? null;
    } catch {
      return null; // not enrolled yet
    }
  }

  /** kill -9, or another signal; resolves when it is gone. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
    forgetProcess(child.pid);
  }

  /** Stretches in which something was heard, in epoch ms, oldest first, over every start of the agent. */
  heard(): { fromMs: number; toMs: number }[] {
    const folder = join(this.data, 'heard');
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        const about = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
          startedAtMs: number;
          sampleRate: number;
        };
        return stretches(readFileSync(join(folder, name.replace('.json', '.pcm'))), about);
      })
      .sort((a, b) => a.fromMs - b.fromMs);
  }
}

/** Windows of a tenth of a second that are loud, joined. */
function stretches(
  pcm: Buffer,
  { startedAtMs, sampleRate }: { startedAtMs: number; sampleRate: number },
): { fromMs: number; toMs: number }[] {
  const size = (sampleRate * WINDOW_MS) / 1000;
  const found: { fromMs: number; toMs: number }[] = [];
  for (let at = 0; at + size <= pcm.length / 2; at += size) {
    let peak = 0;
    for (let i = at; i < at + size; i += 4) peak = Math.max(peak, Math.abs(pcm.readInt16LE(2 * i)));
    if (peak < LOUD) continue;
    const fromMs = startedAtMs + (at * 1000) / sampleRate;
    const last = found.at(-1);
    if (last && fromMs - last.toMs < 1) last.toMs = fromMs + WINDOW_MS;
    else found.push({ fromMs, toMs: fromMs + WINDOW_MS });
  }
  return found;
}
