import { access, chmod, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { AudioFailure } from '../audio-outcome.js';
import { runProgram } from '../run-program.js';

export interface ProgramSearch {
  /** The configured path; when set, nothing else is tried. */
  configured?: string;
  /** Folders to look in, as in PATH. */
  searchPath?: string;
}

export interface FfmpegSearch {
  ffmpeg?: ProgramSearch;
  ffprobe?: ProgramSearch;
}

export interface FfmpegBinaries {
  ffmpeg: string;
  ffprobe: string;
  /** As the program names itself, e.g. `5.1.9-0+deb12u1`. */
  version: string;
  /** `packaged` is of 2018: fine for a trial; for uploads from strangers take the system's. */
  source: 'configured' | 'system' | 'packaged';
}

export const usualSearchPath = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin'].join(delimiter);

/**
 * Configured → system → the npm package. Throws `AudioFailure` `audio-tool-missing` where none can be run.
 */
export async function findFfmpeg(search: FfmpegSearch = {}): Promise<FfmpegBinaries> {
  const ffmpeg = await find('ffmpeg', search.ffmpeg ?? {});
  const ffprobe = await find('ffprobe', search.ffprobe ?? {});
  const version = await versionOf(ffmpeg.path);
  await versionOf(ffprobe.path);
  return { ffmpeg: ffmpeg.path, ffprobe: ffprobe.path, version, source: ffmpeg.source };
}

/** The first executable file of that name on the search path, or undefined. */
export async function findOnPath(name: string, searchPath = usualSearchPath): Promise<string | undefined> {
  for (const folder of searchPath.split(delimiter)) {
    if (folder !== '' && (await isExecutable(join(folder, name)))) return join(folder, name);
  }
  return undefined;
}

async function find(
  name: 'ffmpeg' | 'ffprobe',
  search: ProgramSearch,
): Promise<{ path: string; source: FfmpegBinaries['source'] }> {
  if (search.configured !== undefined) return { path: search.configured, source: 'configured' };
  const system = await findOnPath(name, search.searchPath);
  if (system !== undefined) return { path: system, source: 'system' };
  return { path: await packaged(name), source: 'packaged' };
}

async function packaged(name: 'ffmpeg' | 'ffprobe'): Promise<string> {
  let path: string;
  try {
    const installer = createRequire(import.meta.url)(`@${name}-installer/${name}`) as { path: string };
    path = installer.path;
  } catch (cause) {
    throw new AudioFailure('audio-tool-missing', { command: name }, { cause });
  }
  // The package sets the bit in an install script, and such scripts may be switched off.
  if (!(await isExecutable(path))) await chmod(path, 0o755);
  return path;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function versionOf(command: string): Promise<string> {
  let said = '';
  const end = await runProgram({
    command,
    args: ['-version'],
    timeoutMs: 10_000,
    onOutput: (chunk) => void (said = (said + chunk.toString('utf8')).slice(0, 4096)),
  });
  const version = /^ff\w+ version (\S+)/.exec(said)?.[1];
  if (end.exitCode !== 0 || version === undefined) throw new AudioFailure('audio-tool-missing', { command });
  return version;
}
