import { AppError } from '#contracts/errors.js';
import type { DynamicSecurity } from './dynamic-security.js';
import { closedDefaults, createHubRole, HUB_ROLE } from './grants.js';
import { isAlreadySo } from './sync.js';

interface Defaults {
  acls?: { acltype: string; allow: boolean }[];
}
interface Client {
  client?: { roles?: { rolename: string }[] };
}

/** Closed defaults and the hub's own rights. Sends only what is missing: each change makes the plugin write its file. */
export async function prepareBroker(control: DynamicSecurity, username: string): Promise<void> {
  const [defaults, admin] = await control.run([
    { command: 'getDefaultACLAccess' },
    { command: 'getClient', username },
  ]);
  const receives = (defaults?.data as Defaults | undefined)?.acls?.some(
    ({ acltype, allow }) => acltype !== 'unsubscribe' && allow,
  );
  if (receives !== false) await must(control.run([closedDefaults()]));
  const roles = (admin?.data as Client | undefined)?.client?.roles ?? [];
  if (roles.some(({ rolename }) => rolename === HUB_ROLE)) return;
  await must(control.run([createHubRole()]));
  await must(control.run([{ command: 'addClientRole', username, rolename: HUB_ROLE, priority: 0 }]));
}

async function must(run: ReturnType<DynamicSecurity['run']>): Promise<void> {
  for (const { command, error } of await run) {
    if (error !== undefined && !isAlreadySo(error)) {
      throw new AppError('broker-control-refused', { kind: 'unavailable', details: { command, error } });
    }
  }
}
