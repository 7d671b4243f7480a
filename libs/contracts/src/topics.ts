/** Topics are built and parsed here and nowhere else (docs/device-protocol.md, "Topics"). */
export const TOPIC_ROOT = 'ttn/v1';
export const DEVICE_TOPICS = ['config', 'playlist', 'command', 'receipt', 'status', 'report'] as const;
export type DeviceTopicKind = (typeof DEVICE_TOPICS)[number];
export type HubTopicKind = 'config' | 'playlist' | 'command' | 'receipt';

const DEVICE_ID = /^[a-z0-9-]{1,64}$/;
const UNIT_KEY = /^[a-z0-9]{1,16}-[a-z0-9-]{1,32}$/;

export const isDeviceId = (value: string): boolean => DEVICE_ID.test(value);
/** A unit on the wire is `scheme-code`, e.g. `2025-02647`. */
export const isUnitKey = (value: string): boolean => UNIT_KEY.test(value);

export const deviceTopic = (device: string, kind: DeviceTopicKind): string =>
  `${TOPIC_ROOT}/d/${device}/${kind}`;
export const alertsTopic = (unit: string): string => `${TOPIC_ROOT}/u/${unit}/alerts`;
/** What the hub subscribes to. */
export const HUB_SUBSCRIPTIONS = [`${TOPIC_ROOT}/d/+/status`, `${TOPIC_ROOT}/d/+/report`] as const;

export type ParsedTopic = { device: string; kind: DeviceTopicKind } | { unit: string; kind: 'alerts' } | null;

/** null for anything that is not a topic of this protocol. */
export function parseTopic(topic: string): ParsedTopic {
  const parts = topic.split('/');
  if (parts.length !== 5 || parts[0] !== 'ttn' || parts[1] !== 'v1') return null;
  const [, , scope, name, kind] = parts as [string, string, string, string, string];
  if (scope === 'd' && isDeviceId(name) && (DEVICE_TOPICS as readonly string[]).includes(kind)) {
    return { device: name, kind: kind as DeviceTopicKind };
  }
  if (scope === 'u' && isUnitKey(name) && kind === 'alerts') return { unit: name, kind: 'alerts' };
  return null;
}

/** Rights of a device on the broker: publish to its own status and report, read its own four and the alerts of its units. */
export function mayPublish(device: string, topic: string): boolean {
  const parsed = parseTopic(topic);
  return (
    parsed !== null &&
    'device' in parsed &&
    parsed.device === device &&
    (parsed.kind === 'status' || parsed.kind === 'report')
  );
}
export function maySubscribe(device: string, units: readonly string[], topic: string): boolean {
  const parsed = parseTopic(topic);
  if (parsed === null) return false;
  if ('device' in parsed) return parsed.device === device;
  return units.includes(parsed.unit);
}
