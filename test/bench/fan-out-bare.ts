import { composeCompact, signingInput } from '#contracts/jws.js';
import { deviceTopic } from '#contracts/topics.js';
import { EmbeddedDeviceGateway } from '#messaging/embedded-gateway.js';
import { SystemClock } from '#platform/clock.js';
import { sha256Hex } from '#platform/ids.js';
import { createLog } from '#platform/logger.js';
import { until } from '#testing/hub/until.js';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Acceptances } from './fan-out-acceptances.js';
import type { BareLoadPlan } from './fan-out-bare-load.js';
import { LoadProcess } from './load-process.js';

const FIRST_ROUND_MS = 180_000;

/** The limit of the fan-out: the same broker, keys and sizes; bodies from memory over bare HTTP; nothing stored, nothing judged. */
export class BareFanOut {
  private readonly acceptances = new Acceptances();
  private readonly keys = generateKeyPairSync('ed25519');
  private readonly bodies = new Map<string, Buffer>();
  private readonly gateway: EmbeddedDeviceGateway;
  private readonly http: Server;
  private readonly load = new LoadProcess('./fan-out-bare-load.js');
  private readonly devices: string[];

  private constructor(
    folder: string,
    devices: number,
    private readonly sizes: readonly number[],
  ) {
    this.devices = Array.from({ length: devices }, (_, i) => `bench-${i}`);
    this.gateway = new EmbeddedDeviceGateway({
      log: createLog('error'),
      clock: new SystemClock(),
      folder: join(folder, 'broker'),
      host: '127.0.0.1',
      port: 0,
      authenticate: () => Promise.resolve(true),
      unitsOf: () => Promise.resolve([]),
    });
    this.http = createServer((request, response) => {
      const body = this.bodies.get(request.url ?? '');
      response.writeHead(body ? 200 : 404, { 'content-length': body?.length ?? 0 });
      response.end(body);
    });
  }

  static async start(folder: string, devices: number, sizes: readonly number[]): Promise<BareFanOut> {
    const world = new BareFanOut(folder, devices, sizes);
    await world.gateway.start({
      onStatus: () => undefined,
      onFlood: () => undefined,
      onState: () => undefined,
      onReport: (device, payload) => world.acceptances.take(device, payload),
    });
    await new Promise<void>((resolve) => world.http.listen(0, '127.0.0.1', resolve));
    const plan: BareLoadPlan = {
      mqttUrl: `mqtt://127.0.0.1:${world.gateway.port}`,
      baseUrl: `http://127.0.0.1:${(world.http.address() as AddressInfo).port}`,
      publicKey: world.keys.publicKey.export({ format: 'jwk' }).x!,
      devices: world.devices,
    };
    await world.load.ask({ plan }, 'started');
    await world.round(1);
    return world;
  }

  /** Signs and publishes to every client; resolves to the milliseconds until the last one's report. */
  async round(number: number): Promise<number> {
    const named = this.sizes.map((bytes) => this.newBody(bytes));
    const all = number === 1 && this.acceptances.size === 0 ? null : this.acceptances.nextOfAll();
    const startedMs = performance.now();
    await Promise.all(
      this.devices.map((device, i) => this.publish(device, named[i % named.length]!, this.revision + 1)),
    );
    this.revision += 1;
    if (all) await all;
    else await until('every client', () => this.acceptances.size === this.devices.length, FIRST_ROUND_MS);
    return performance.now() - startedMs;
  }
  private revision = 0;

  async stop(): Promise<void> {
    await this.load.stop();
    await this.gateway.stop();
    await new Promise((resolve) => this.http.close(resolve));
  }

  private newBody(bytes: number): { sha256: string; bytes: number; path: string } {
    const body = randomBytes(bytes);
    const sha256 = sha256Hex(body);
    const path = `/media/${sha256}`;
    this.bodies.set(path, body);
    return { sha256, bytes, path };
  }

  private publish(device: string, body: object, revision: number): Promise<void> {
    const now = new Date().toISOString();
    const payload = {
      v: 1,
      type: 'playlist',
      device,
      issuedAt: now,
      revision,
      validFrom: now,
      validTo: now,
      withdrawn: [],
      body,
    };
    const input = signingInput(payload, 'hub-bench');
    const jws = composeCompact(input, sign(null, Buffer.from(input, 'ascii'), this.keys.privateKey));
    return this.gateway.publish(deviceTopic(device, 'playlist'), jws, { qos: 1, retain: true });
  }
}
