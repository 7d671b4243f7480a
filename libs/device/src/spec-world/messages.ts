import type { AlertsMessage, DeviceConfig, PlaylistBody, PlaylistMessage } from '#contracts/wire.js';
import type { DeviceIdentity } from '../ports.js';
import { DEVICE, iso, K1, MONDAY, ROOT, UNIT } from './keys.js';

/** The hub's files. */
export interface Shelf {
  addFile(text: string): { sha256: string; bytes: number; path: string };
}
export const identity = (): DeviceIdentity => ({
  device: DEVICE,
  mqttPassword: 'secret',
  mqttUrls: ['mqtt://hub:1883'],
  baseUrls: ['http://hub:3000'],
  keys: [K1],
  rootKey: ROOT,
});

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
export function config(revision = 1, more: Partial<DeviceConfig> = {}): DeviceConfig {
  return {
    v: 1,
    type: 'config',
    device: DEVICE,
    issuedAt: iso(MONDAY),
    revision,
    place: 'place-1',
    hamlet: 'ban-1',
    groups: ['g1'],
    units: [UNIT],
    languages: ['vi'],
    zone: 'Asia/Ho_Chi_Minh',
    limits: {
      windows: [{ days: EVERY_DAY, from: '00:00', to: '00:00' }],
      quiet: [],
      quotaMinutes: null,
      maxVolume: 85,
    },
    volume: { byWindow: [], default: 60, trim: 0 },
    muted: 'no',
    mqttUrls: ['mqtt://hub:1883'],
    baseUrls: ['http://hub:3000'],
    ntp: [],
    keys: [K1],
    heartbeatSeconds: 60,
    armSeconds: 300,
    jitterSeconds: 0,
    ...more,
  };
}

export interface PlannedOccurrence {
  id: string;
  startAtMs: number;
  seconds?: number;
  bulletin?: string;
  class?: 2 | 3;
  session?: string;
  latestStartAtMs?: number;
  files?: { sha256: string; bytes: number; path: string }[];
  item?: object;
}
/** Puts a body on the hub's shelf and returns the message that points to it. */
export function playlist(
  shelf: Shelf,
  revision: number,
  occurrences: PlannedOccurrence[],
  more: Partial<PlaylistMessage> & { sessions?: PlaylistBody['sessions']; bodyWithdrawn?: string[] } = {},
): PlaylistMessage {
  const { sessions = [], bodyWithdrawn = [], ...message } = more;
  const body = {
    v: 1,
    zone: 'Asia/Ho_Chi_Minh',
    withdrawn: bodyWithdrawn,
    sessions,
    occurrences: occurrences.map((planned) => occurrenceOf(shelf, planned)),
  };
  const file = shelf.addFile(JSON.stringify(body));
  return {
    v: 1,
    type: 'playlist',
    device: DEVICE,
    issuedAt: iso(MONDAY),
    revision,
    validFrom: iso(MONDAY - 86_400_000),
    validTo: iso(MONDAY + 8 * 86_400_000),
    withdrawn: [],
    body: file,
    ...message,
  };
}

function occurrenceOf(shelf: Shelf, planned: PlannedOccurrence): object {
  const { id, startAtMs, seconds = 20, bulletin = `b-${planned.id}`, session = 's1' } = planned;
  const files = planned.files ?? [shelf.addFile(`audio of ${id}`)];
  return {
    id,
    session,
    class: planned.class ?? 3,
    startAt: iso(startAtMs),
    ...(planned.latestStartAtMs === undefined ? {} : { latestStartAt: iso(planned.latestStartAtMs) }),
    durationMs: seconds * 1000,
    items: files.map((file) => audio(file, (seconds * 1000) / files.length, { bulletin, ...planned.item })),
  };
}

export const audio = (
  file: { sha256: string; bytes: number; path: string },
  durationMs: number,
  more: object = {},
) => ({
  kind: 'audio' as const,
  ...file,
  durationMs,
  codec: 'mp3',
  ...more,
});

export function alerts(revision: number, entries: object[], more: object = {}): AlertsMessage {
  return {
    v: 1,
    type: 'alerts',
    unit: UNIT,
    issuedAt: iso(MONDAY),
    revision,
    alerts: entries,
    ...more,
  } as AlertsMessage;
}
export function alert(shelf: Shelf, id: string, more: object = {}): object {
  return {
    alert: id,
    action: 'play',
    exercise: false,
    orderRef: '12/CĐ-UBND',
    exp: iso(MONDAY + 3600_000),
    volume: 80,
    tone: audio(shelf.addFile('the tone'), 2000),
    repeat: { count: 1, everyMs: 0 },
    items: [audio(shelf.addFile(`voice of ${id}`), 8000)],
    text: 'Lũ quét',
    ...more,
  };
}

let nonce = 0;
export function command(name: string, args: object, more: object = {}): object {
  return {
    v: 1,
    type: 'command',
    device: DEVICE,
    issuedAt: iso(MONDAY),
    nonce: `n${(nonce += 1)}`,
    exp: iso(MONDAY + 5 * 60_000),
    command: name,
    args,
    ...more,
  };
}
export const topic = (kind: string): string => `ttn/v1/d/${DEVICE}/${kind}`;
export const ALERTS_TOPIC = `ttn/v1/u/${UNIT}/alerts`;
export const receipt = (journal: string, upTo: number, more: object = {}): object => ({
  v: 1,
  type: 'receipt',
  device: DEVICE,
  issuedAt: iso(MONDAY),
  journal,
  upTo,
  rejects: [],
  ...more,
});
