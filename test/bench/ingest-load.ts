import { connectMqtt } from '#messaging/client.js';
import type { MqttConnection } from '#messaging/client/types.js';
import { deviceTopic } from '#contracts/topics.js';
import { onAsked } from './load-process.js';

/** The load of the ingest bench, in a process of its own: every device connects, then sends its reports and waits for its receipt. */
export interface LoadPlan {
  url: string;
  devices: { id: string; password: string }[];
}
/** Every device sends its next `reports` reports, so many a message. */
export interface LoadRound {
  reports: number;
  perMessage: number;
}
const HASH = 'a'.repeat(64);
const CONNECT_AT_ONCE = 50;

let devices: LoadPlan['devices'] = [];
const connections: MqttConnection[] = [];
/** The number that a receipt has to reach, and of each device whether it has. */
let wanted = 0;
let covered = new Set<string>();
let allCovered: () => void = () => undefined;

onAsked(async (message) => {
  if (message['plan']) {
    await connectAll(message['plan'] as LoadPlan);
    return { say: 'ready' };
  }
  return { say: 'done', ms: await sendAll(message['round'] as LoadRound) };
});

async function connectAll(plan: LoadPlan): Promise<void> {
  devices = plan.devices;
  for (let i = 0; i < devices.length; i += CONNECT_AT_ONCE)
    await Promise.all(devices.slice(i, i + CONNECT_AT_ONCE).map((device) => connectOne(plan.url, device)));
}

const connectOne = (url: string, { id, password }: LoadPlan['devices'][number]): Promise<void> =>
  new Promise((resolve) => {
    connections.push(
      connectMqtt({
        urls: [url],
        clientId: id,
        username: id,
        password,
        subscriptions: [deviceTopic(id, 'receipt')],
        reconnect: 'device',
        onState: (state) => state === 'up' && resolve(),
        onMessage: (_topic, payload) => receipt(id, payload),
      }),
    );
  });

function receipt(id: string, payload: Uint8Array): void {
  if (covered.has(id) || upTo(payload) < wanted) return;
  covered.add(id);
  if (covered.size === devices.length) allCovered();
}

/** Receipts are signed, or bare JSON from the bare subscriber. */
function upTo(payload: Uint8Array): number {
  const text = Buffer.from(payload).toString();
  const body = text.startsWith('{') ? text : Buffer.from(text.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(body) as { upTo?: number }).upTo ?? 0;
}

/** @returns ms from the first report to the last receipt. */
async function sendAll({ reports, perMessage }: LoadRound): Promise<number> {
  const first = wanted + 1;
  wanted += reports;
  covered = new Set();
  const all = new Promise<void>((resolve) => (allCovered = resolve));
  const startedMs = performance.now();
  for (let from = first; from <= wanted; from += perMessage) {
    const count = Math.min(perMessage, wanted - from + 1);
    await Promise.all(
      devices.map(({ id }, i) =>
        connections[i]!.publish(deviceTopic(id, 'report'), message(i, from, count), {
          qos: 1,
          retain: false,
        }),
      ),
    );
  }
  await all;
  return performance.now() - startedMs;
}

function message(device: number, from: number, count: number): string {
  const at = new Date().toISOString();
  const reports = Array.from({ length: count }, (_, i) => ({
    seq: from + i,
    at,
    uptimeMs: 1000 * (from + i),
    clock: 'trusted',
    type: 'staged',
    sha256: HASH,
    bytes: 100_000 + device,
  }));
  return JSON.stringify({ journal: `j${device}`, boot: 'b1', reports });
}
