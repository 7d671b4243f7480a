import type { Role } from '#platform/actor.js';
import type { ApiClient } from './api-client.js';
import type { HubWorld } from './hub-world.js';

export const PASSWORD = 'mat-khau-cua-nguoi-thu-nghiem';
let count = 0;

/** A new person with one role at a unit, signed in. */
export async function person(
  world: Pick<HubWorld, 'api' | 'admin' | 'signIn'>,
  role: Role,
  unit: string,
  login = `${role}-${(count += 1)}`,
): Promise<ApiClient> {
  const { setPassword } = await world.admin.ok(
    world.admin.post<{ setPassword: { token: string } }>('/api/v1/users', {
      login,
      name: login,
      unit,
      roles: [{ role, unit }],
    }),
  );
  await world.api.ok(
    world.api.post('/api/v1/auth/set-password', { token: setPassword.token, password: PASSWORD }),
  );
  return world.signIn(login, PASSWORD);
}

/** Everybody that a bulletin needs on its way: who writes, who approves, who orders and answers. */
export async function cast<Name extends string>(
  world: Pick<HubWorld, 'api' | 'admin' | 'signIn'>,
  roles: Record<Name, readonly [Role, string]>,
): Promise<Record<Name, ApiClient>> {
  const entries = Object.entries<readonly [Role, string]>(roles);
  const people = await Promise.all(entries.map(([, [role, unit]]) => person(world, role, unit)));
  return Object.fromEntries(entries.map(([name], i) => [name, people[i]])) as Record<Name, ApiClient>;
}
