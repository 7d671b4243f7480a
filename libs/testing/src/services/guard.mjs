// Holds the other end of a pipe: when the process that started it ends, however it ends (kill -9 too), everything
// listed in <folder>/pids is killed and the folder removed. Plain Node, so that Jest's set-up can start it unbuilt.
import { existsSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.stdin.on('end', cleanUp).on('error', cleanUp).resume();

function cleanUp() {
  const pids = join(folder, 'pids');
  for (const name of existsSync(pids) ? readdirSync(pids) : []) killIfOurs(Number(name));
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  process.exit(0);
}

/** A number may have been given to somebody else's process since: ours work inside the folder. */
function killIfOurs(pid) {
  try {
    if (existsSync(`/proc/${pid}`) && !readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)) return;
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'ENOENT')
      console.error(`process ${pid} could not be ended:`, error);
  }
}
