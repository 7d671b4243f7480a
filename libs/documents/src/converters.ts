import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A program of the system that reads .doc or .rtf. */
export interface Converter {
  readonly name: string;
  readonly command: string;
  readonly reads: readonly ('doc' | 'rtf')[];
  /** Arguments for a file in a folder of its own. */
  readonly args: (file: string, folder: string) => string[];
  /** A file that it writes into the folder; its standard output when absent. */
  readonly writes?: string;
}

export const CONVERTERS: readonly Converter[] = [
  {
    name: 'soffice',
    command: 'soffice',
    reads: ['doc', 'rtf'],
    args: (file, folder) => [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'docx',
      '--outdir',
      folder,
      file,
    ],
    writes: 'document.docx',
  },
  {
    name: 'antiword',
    command: 'antiword',
    reads: ['doc'],
    args: (file) => ['-m', 'UTF-8.txt', '-w', '0', file],
  },
  { name: 'catdoc', command: 'catdoc', reads: ['doc', 'rtf'], args: (file) => ['-d', 'utf-8', '-w', file] },
];

const MOST_OUTPUT = 32 << 20;

export interface Converted {
  readonly by: string;
  readonly bytes: Buffer;
}

/**
 * Tries the converters in order; the first that is installed and gives something wins.
 * @returns undefined when none is installed or none could read it before the deadline
 */
export async function convertDocument(
  bytes: Uint8Array,
  from: 'doc' | 'rtf',
  limits: { timeoutMs: number; signal?: AbortSignal; converters?: readonly Converter[] },
): Promise<Converted | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'ttn-document-'));
  const deadline = performance.now() + limits.timeoutMs;
  try {
    const file = join(folder, `document.${from}`);
    await writeFile(file, bytes);
    for (const converter of limits.converters ?? CONVERTERS) {
      const timeoutMs = deadline - performance.now();
      if (!converter.reads.includes(from) || timeoutMs <= 0 || limits.signal?.aborted) continue;
      const output = await run(converter, file, folder, timeoutMs, limits.signal);
      if (output !== undefined && output.length > 0) return { by: converter.name, bytes: output };
    }
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the output, or undefined when the program is missing, fails, is too slow or writes too much */
async function run(
  converter: Converter,
  file: string,
  folder: string,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  const finished = await new Promise<boolean>((resolve) => {
    // A group of its own: soffice is a script that starts others, and all of them must end at the deadline.
    const child = spawn(converter.command, converter.args(file, folder), {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const end = (): void => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    };
    const timer = setTimeout(end, timeoutMs);
    signal?.addEventListener('abort', end, { once: true });
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > MOST_OUTPUT) end();
      else pieces.push(piece);
    });
    const settle = (good: boolean): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve(good);
    };
    child.once('error', () => settle(false)); // not installed, or not allowed to run: the next one then
    child.once('close', (code) => settle(code === 0));
  });
  if (!finished) return undefined;
  if (converter.writes === undefined) return Buffer.concat(pieces);
  return readFile(join(folder, converter.writes)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined; // ended well and wrote nothing: as good as failed
    throw error;
  });
}
