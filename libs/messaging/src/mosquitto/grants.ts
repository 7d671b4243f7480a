import { alertsTopic, deviceTopic, TOPIC_ROOT } from '#contracts/topics.js';
import { passwordMark } from '../derived-password.js';
import type { ControlCommand } from './dynamic-security.js';

/** What a device may do, as commands for the plugin. Mosquitto 2.0 has no `%u` in its rules, so each device has a role. */
const DEVICE_ROLE = 'device-';
const UNIT_ROLE = 'unit-';
export const HUB_ROLE = 'ttn-hub';

export const deviceRole = (device: string): string => DEVICE_ROLE + device;
export const unitRole = (unit: string): string => UNIT_ROLE + unit;
export const isDeviceRole = (role: string): boolean => role.startsWith(DEVICE_ROLE);

const allow = (acltype: string, topic: string) => ({ acltype, topic, allow: true, priority: 0 });

export const createDeviceRole = (device: string): ControlCommand => ({
  command: 'createRole',
  rolename: deviceRole(device),
  acls: [
    allow('publishClientSend', deviceTopic(device, 'status')),
    allow('publishClientSend', deviceTopic(device, 'report')),
    allow('publishClientReceive', `${TOPIC_ROOT}/d/${device}/+`),
    allow('subscribePattern', `${TOPIC_ROOT}/d/${device}/+`),
  ],
});

export const createUnitRole = (unit: string): ControlCommand => ({
  command: 'createRole',
  rolename: unitRole(unit),
  acls: [allow('publishClientReceive', alertsTopic(unit)), allow('subscribeLiteral', alertsTopic(unit))],
});

export const createHubRole = (): ControlCommand => ({
  command: 'createRole',
  rolename: HUB_ROLE,
  acls: [
    allow('publishClientSend', `${TOPIC_ROOT}/#`),
    allow('publishClientReceive', `${TOPIC_ROOT}/#`),
    allow('subscribePattern', `${TOPIC_ROOT}/#`),
  ],
});

/** Nothing is allowed that no role names; the plugin's default lets every client receive. */
export const closedDefaults = (): ControlCommand => ({
  command: 'setDefaultACLAccess',
  acls: [
    { acltype: 'publishClientSend', allow: false },
    { acltype: 'publishClientReceive', allow: false },
    { acltype: 'subscribe', allow: false },
    { acltype: 'unsubscribe', allow: true },
  ],
});

export const rolesOf = (device: string, units: readonly string[]): string[] => [
  deviceRole(device),
  ...units.map(unitRole),
];

/** Client id and user name are bound to each other by `clientid`. */
export function clientFields(device: string, units: readonly string[], password: string | null) {
  return {
    username: device,
    clientid: device,
    roles: rolesOf(device, units).map((rolename) => ({ rolename, priority: 0 })),
    ...(password === null ? {} : { password, textdescription: passwordMark(password) }),
  };
}

/** A client as `listClients {verbose}` shows it. */
export interface ListedClient {
  username: string;
  clientid?: string;
  textdescription?: string;
  disabled?: boolean;
  roles?: { rolename: string }[];
}

/** Commands that make a listed client what it should be; none when it is. `password` null: unknown, left alone. */
export function mending(
  listed: ListedClient,
  units: readonly string[],
  password: string | null,
): ControlCommand[] {
  const device = listed.username;
  const has = new Set((listed.roles ?? []).map(({ rolename }) => rolename));
  const wants = rolesOf(device, units);
  const sameRoles = has.size === wants.length && wants.every((role) => has.has(role));
  const samePassword = password === null || listed.textdescription === passwordMark(password);
  const commands: ControlCommand[] = [];
  if (!sameRoles || !samePassword || listed.clientid !== device) {
    commands.push({
      command: 'modifyClient',
      ...clientFields(device, units, samePassword ? null : password),
    });
  }
  if (listed.disabled) commands.push({ command: 'enableClient', username: device });
  return commands;
}
