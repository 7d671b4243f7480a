import { connectMqtt } from '#messaging/client.js';
import type { MqttConnection } from '#messaging/client/types.js';
import { deviceTopic } from '#contracts/topics.js';

/**
 * The load of the ingest bench, in a process of its own: every device connects, waits for `go`, sends its reports and waits until a
 * receipt covers them. Speaks over IPC: {ready}, {go}, {done, ms}.
 */
export interface LoadPlan {
  url: string;
  devices: { id: string; password: string }[];
  reports: number;
  perMessage: number;
}
const HASH = 'a'.repeat(64);
const CONNECT_AT_ONCE = 50;

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

/** Receipts are signed, or bare JSON from the bare subscriber. */
function upTo(payload: Uint8Array): number {
  const text = Buffer.from(payload).toString();
  const body = text.startsWith('{') ? text : Buffer.from(text.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(body) as { upTo?: number }).upTo ?? 0;
}

async function run(plan: LoadPlan): Promise<void> {
  let open = plan.devices.length;
  let allDone: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (allDone = resolve));
  const connections: MqttConnection[] = [];
  const connect = (i: number): Promise<void> =>
    new Promise((resolve) => {
      const { id, password } = plan.devices[i]!;
      let covered = false;
      connections[i] = connectMqtt({
        urls: [plan.url],
        clientId: id,
        username: id,
        password,
        subscriptions: [deviceTopic(id, 'receipt')],
        reconnect: 'device',
        onState: (state) => state === 'up' && resolve(),
        onMessage: (_topic, payload) => {
          if (covered || upTo(payload) < plan.reports) return;
          covered = true;
          if (--open === 0) allDone();
        },
      });
    });
  for (let i = 0; i < plan.devices.length; i += CONNECT_AT_ONCE) {
    await Promise.all(plan.devices.slice(i, i + CONNECT_AT_ONCE).map((_, k) => connect(i + k)));
  }
  process.send?.({ ready: true });
  await new Promise<void>((resolve) => process.once('message', () => resolve()));
  const started = performance.now();
  for (let from = 1; from <= plan.reports; from += plan.perMessage) {
    const count = Math.min(plan.perMessage, plan.reports - from + 1);
    await Promise.all(
      plan.devices.map(({ id }, i) =>
        connections[i]!.publish(deviceTopic(id, 'report'), message(i, from, count), {
          qos: 1,
          retain: false,
        }),
      ),
    );
  }
  await done;
  process.send?.({ done: true, ms: performance.now() - started });
  await Promise.all(connections.map((c) => c.close()));
  process.exit(0);
}

process.once('message', (plan) => {
  run(plan as LoadPlan).catch((cause: unknown) => {
    console.error(cause);
    process.exit(1);
  });
});
