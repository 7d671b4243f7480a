import { parseCompact } from '#contracts/jws.js';
import { deviceTopic } from '#contracts/topics.js';
import { httpGet } from '#device/node/http-get.js';
import { connectMqtt } from '#messaging/client.js';
import type { MqttConnection } from '#messaging/client/types.js';
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { onAsked } from './load-process.js';

/** Bare clients: each verifies the signature, GETs the body, compares its hash and publishes one report. Nothing is kept or judged. */
export interface BareLoadPlan {
  mqttUrl: string;
  baseUrl: string;
  /** Ed25519, the 32 raw bytes in base64url. */
  publicKey: string;
  devices: string[];
}
interface Named {
  revision: number;
  body: { sha256: string; path: string };
}
const CONNECT_AT_ONCE = 50;
const connections: MqttConnection[] = [];

onAsked(async (message) => {
  if (message['plan']) await connectAll(message['plan'] as BareLoadPlan);
  const cpu = process.cpuUsage();
  return { say: message['plan'] ? 'started' : 'state', cpuMs: (cpu.user + cpu.system) / 1000 };
});

async function connectAll(plan: BareLoadPlan): Promise<void> {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: plan.publicKey }, format: 'jwk' });
  for (let i = 0; i < plan.devices.length; i += CONNECT_AT_ONCE)
    await Promise.all(plan.devices.slice(i, i + CONNECT_AT_ONCE).map((id) => connectOne(plan, key, id)));
}

const connectOne = (plan: BareLoadPlan, key: KeyObject, id: string): Promise<void> =>
  new Promise((resolve) => {
    const connection = connectMqtt({
      urls: [plan.mqttUrl],
      clientId: id,
      username: id,
      password: 'x',
      subscriptions: [deviceTopic(id, 'playlist')],
      reconnect: 'device',
      onState: (state) => state === 'up' && resolve(),
      onMessage: (_topic, payload) => {
        accept(plan.baseUrl, key, connection, id, payload).catch((cause: unknown) => {
          console.error(cause);
          process.exit(1);
        });
      },
    });
    connections.push(connection);
  });

async function accept(
  baseUrl: string,
  key: KeyObject,
  connection: MqttConnection,
  id: string,
  payload: Uint8Array,
): Promise<void> {
  const jws = parseCompact(Buffer.from(payload).toString('latin1'));
  if ('refusal' in jws) throw new Error(`a damaged message: ${jws.refusal}`);
  if (!verify(null, Buffer.from(jws.signingInput), key, jws.signature)) throw new Error('a wrong signature');
  const { revision, body } = JSON.parse(Buffer.from(jws.payloadBytes).toString()) as Named;
  const hash = createHash('sha256');
  await httpGet({
    url: `${baseUrl}${body.path}`,
    token: id,
    idleMs: 30_000,
    onChunk: (chunk) => hash.update(chunk),
  });
  if (hash.digest('hex') !== body.sha256) throw new Error('a wrong body');
  const report = {
    seq: revision,
    at: new Date().toISOString(),
    uptimeMs: 1000 * revision,
    clock: 'trusted',
    type: 'playlist-accepted',
    revision,
    hash: createHash('sha256').update(jws.payloadBytes).digest('hex'),
  };
  const batch = JSON.stringify({ journal: id, boot: 'b1', reports: [report] });
  await connection.publish(deviceTopic(id, 'report'), batch, { qos: 1, retain: false });
}
