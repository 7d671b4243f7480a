// Jest's global teardown: closes the guard's pipe and waits until the services are ended and the folder is gone.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export default async function teardown(): Promise<void> {
  const guard = (globalThis as { ttnGuard?: ChildProcess }).ttnGuard;
  if (!guard || guard.exitCode !== null) return;
  guard.ref();
  const gone = once(guard, 'exit');
  guard.stdin?.end();
  await gone;
}
