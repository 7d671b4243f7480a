import { DevicesModule } from '#features/devices/index.js';
import { TerritoryModule } from '#features/territory/index.js';
import { parseCompact } from '#contracts/jws.js';
import type { PublicKeyEntry } from '#contracts/wire.js';
import { SigningKeyEntity } from '#persistence/entities/devices.entity.js';
import { newPublicKey } from '#testing/hub/device-key.js';
import { until } from '#testing/hub/until.js';
import type { Engine } from '#testing/services/database.js';
import { createPublicKey, verify } from 'node:crypto';
import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type Answer, type Body, type FeaturesWorld, openFeatures } from './features-world.js';

export interface DevicesWorld extends FeaturesWorld {
  station(unit: string): Promise<string>;
  place(station: string, name: string, more?: object): Promise<string>;
  code(place: string): Promise<string>;
  /** A place with a device, and what the device was told. */
  enrolled(station: string, name: string): Promise<{ place: string; answer: Body }>;
}

export async function openDevices(
  engine: Engine,
  settings: Record<string, string> = {},
): Promise<DevicesWorld> {
  const world = await openFeatures(engine, [TerritoryModule, DevicesModule], settings);
  const { admin } = world;
  const place = async (station: string, name: string, more: object = {}): Promise<string> =>
    ok(await admin.post(`/stations/${station}/places`, { name, ...more })).id;
  const code = async (id: string): Promise<string> =>
    String(ok(await admin.post(`/places/${id}/enrolment-codes`)).code);
  return {
    ...world,
    station: async (unit) => ok(await admin.post('/stations', { unit, name: unit, preset: 'highland' })).id,
    place,
    code,
    enrolled: async (station, name) => {
      const id = await place(station, name);
      const enrolment = { code: await code(id), publicKey: newPublicKey(), hardwareId: `SN ${name}` };
      return { place: id, answer: ok(await world.api.post('/devices/enrol', enrolment)) };
    },
  };
}

export function ok({ status, body }: Answer): Body {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Tries until it does not throw. */
export const eventually = async <T>(attempt: () => Promise<T> | T): Promise<T> =>
  (await until('what is tried', async () => ({ value: await attempt() }))).value;

/** The payload, after the signature was proven by one of these keys. */
export function opened(
  jws: string,
  keys: readonly Pick<PublicKeyEntry, 'kid' | 'x'>[],
): Record<string, unknown> {
  const parsed = parseCompact(jws);
  if ('refusal' in parsed) throw new Error(parsed.refusal);
  const key = keys.find(({ kid }) => kid === parsed.header.kid);
  if (!key)
    throw new Error(
      `signed by ${parsed.header.kid}, which is not among ${keys.map(({ kid }) => kid).join()}`,
    );
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.x }, format: 'jwk' });
  if (!verify(null, Buffer.from(parsed.signingInput), publicKey, parsed.signature))
    throw new Error('signature');
  return JSON.parse(Buffer.from(parsed.payloadBytes).toString()) as Record<string, unknown>;
}

export const keysOf = (world: FeaturesWorld): Promise<SigningKeyEntity[]> =>
  world.dataSource.getRepository(SigningKeyEntity).find();

/** An enrolment with a Host header of its own. */
export async function enrolAs(port: number, host: string, enrolment: object): Promise<Body> {
  const text = JSON.stringify(enrolment);
  const headers = { host, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  const sent = request({ host: '127.0.0.1', port, method: 'POST', path: '/api/v1/devices/enrol', headers });
  sent.end(text);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await answer.setEncoding('utf8').reduce((all: string, part: string) => all + part, '');
  return JSON.parse(body) as Body;
}
