import { AppError } from '#contracts/errors.js';
import type { DeviceGrant, SyncOutcome } from '../device-gateway.js';
import type { ControlCommand, DynamicSecurity } from './dynamic-security.js';
import {
  clientFields,
  createDeviceRole,
  createUnitRole,
  deviceRole,
  isDeviceRole,
  type ListedClient,
  mending,
} from './grants.js';

const PAGE = 500;
/**
 * Commands per message. Mosquitto 2.0 writes its whole file after each command (some 30 ms at 3,000 devices) and delivers
 * nothing meanwhile: short messages let an emergency through in between.
 */
const CHUNK = 10;
const MAX_CLIENTS = 100_000;

export type Wanted = Omit<DeviceGrant, 'password'>;
export interface SyncOptions {
  control: DynamicSecurity;
  passwordOf(device: string): Promise<string | null>;
  /** Devices granted or revoked while the sync runs: their own commands are newer than its snapshot. */
  isTouched(device: string): boolean;
}

/** Makes the plugin's list of devices equal to the hub's. What is already right costs no command. */
export async function syncGrants(
  wanted: Iterable<Wanted> | AsyncIterable<Wanted>,
  options: SyncOptions,
): Promise<SyncOutcome> {
  const outcome: SyncOutcome = { created: 0, updated: 0, removed: 0, unchanged: 0, failed: [] };
  const listed = await listDevices(options.control);
  const batch = new CommandBatch(options.control, outcome);
  const unitsMade = new Set<string>();
  const seen = new Set<string>();
  for await (const { device, units } of wanted) {
    seen.add(device);
    if (options.isTouched(device)) continue;
    for (const unit of units) {
      if (unitsMade.has(unit)) continue;
      unitsMade.add(unit);
      await batch.add(null, 'updated', [createUnitRole(unit)]);
    }
    const password = await options.passwordOf(device);
    const existing = listed.get(device);
    if (existing) {
      const commands = mending(existing, units, password);
      if (commands.length === 0) outcome.unchanged += 1;
      else await batch.add(device, 'updated', commands);
    } else if (password === null) {
      outcome.failed.push({ device, reason: 'its password is not known: it must enrol again' });
    } else {
      const create = { command: 'createClient', ...clientFields(device, units, password) };
      await batch.add(device, 'created', [createDeviceRole(device), create]);
    }
  }
  for (const device of listed.keys()) {
    if (seen.has(device) || options.isTouched(device)) continue;
    await batch.add(device, 'removed', removal(device));
  }
  await batch.flush();
  return outcome;
}

export const removal = (device: string): ControlCommand[] => [
  { command: 'deleteClient', username: device },
  { command: 'deleteRole', rolename: deviceRole(device) },
];

/** Clients that carry a device's role; the admin and others' clients are left alone. */
async function listDevices(control: DynamicSecurity): Promise<Map<string, ListedClient>> {
  const found = new Map<string, ListedClient>();
  for (let offset = 0; offset < MAX_CLIENTS; offset += PAGE) {
    const [answer] = await control.run([{ command: 'listClients', verbose: true, count: PAGE, offset }]);
    if (!answer || answer.error !== undefined) {
      throw new AppError('broker-control-refused', {
        kind: 'unavailable',
        details: { command: 'listClients', error: answer?.error },
      });
    }
    const page = (answer.data as { clients?: ListedClient[] } | undefined)?.clients ?? [];
    for (const client of page) {
      if (client.roles?.some(({ rolename }) => isDeviceRole(rolename))) found.set(client.username, client);
    }
    if (page.length < PAGE) break;
  }
  return found;
}

type Change = 'created' | 'updated' | 'removed';

/** Collects commands up to a chunk; the outcome is counted per device, by the last of its commands. */
class CommandBatch {
  private commands: ControlCommand[] = [];
  private owners: { device: string | null; change: Change; last: boolean }[] = [];

  constructor(
    private readonly control: DynamicSecurity,
    private readonly outcome: SyncOutcome,
  ) {}

  async add(device: string | null, change: Change, commands: readonly ControlCommand[]): Promise<void> {
    commands.forEach((command, i) => {
      this.commands.push(command);
      this.owners.push({ device, change, last: i === commands.length - 1 });
    });
    if (this.commands.length >= CHUNK) await this.flush();
  }

  async flush(): Promise<void> {
    const { commands, owners } = this;
    this.commands = [];
    this.owners = [];
    const answers = await this.control.run(commands);
    const bad = new Map<string, string>();
    answers.forEach(({ error }, i) => {
      const owner = owners[i];
      if (!owner || owner.device === null) return;
      if (error !== undefined && !isAlreadySo(error)) bad.set(owner.device, error);
      if (!owner.last) return;
      const reason = bad.get(owner.device);
      if (reason === undefined) this.outcome[owner.change] += 1;
      else this.outcome.failed.push({ device: owner.device, reason });
    });
  }
}

/** Words of the plugin for "nothing to do", so that every command can be sent again. */
export const isAlreadySo = (error: string): boolean =>
  /already exists|not found|does not exist|already in this/i.test(error);
