import { mkdir, writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/** `--profile=FOLDER`: the measured part of a bench as `<name>.cpuprofile`, of the hub's process. Measured with it, figures are lower. */
export async function profiled<T>(name: string, work: () => Promise<T>): Promise<T> {
  const folder = process.argv.find((a) => a.startsWith('--profile='))?.slice('--profile='.length);
  if (!folder) return work();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  try {
    return await work();
  } finally {
    const { profile } = await session.post('Profiler.stop');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.cpuprofile`), JSON.stringify(profile));
    session.disconnect();
  }
}
