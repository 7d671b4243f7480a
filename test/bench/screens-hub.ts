import { FirstAdministrator } from '#features/identity/index.js';
import { EventBus } from '#platform/events.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { PlaceEntity, StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { IsNull, Like } from 'typeorm';
import { startBenchHub } from './bench-hub.js';

const PROVINCE = '2025-15/';
const SPREAD_DEGREES = 0.03;

export interface ScreensHub {
  baseUrl: string;
  who: { login: string; password: string };
  /** Somebody who writes bulletins for the province. */
  editor(): Promise<{ login: string; password: string }>;
  /** Says that so many devices changed, as the monitor does; the next ones in turn, each the other way than before. */
  change(count: number): void;
  /** Everybody at once: what the page must show in the end. */
  everybody(presence: 'online' | 'offline'): void;
  stop(): Promise<void>;
}

/** The hub as it runs, its devices over all communes of a province, and one administrator who can look. */
export async function startScreensHub(dataDir: string, devices: number): Promise<ScreensHub> {
  const { hub, adapters, baseUrl, ...world } = await startBenchHub(dataDir, { stations: 99, devices });
  const { dataSource, unitOfWork } = adapters;
  const communes = await dataSource
    .getRepository(UnitEntity)
    .find({ where: { path: Like(`${PROVINCE}%`), level: 'commune', validTo: IsNull() }, take: 99 });
  const paths = new Map(
    world.stationIds.map((id, i) => [id, communes[i % communes.length]?.path ?? PROVINCE]),
  );
  await unitOfWork.run(
    async (em) => {
      for (const [i, stationId] of world.stationIds.entries()) {
        const commune = communes[i % communes.length];
        if (!commune) continue;
        const at = { unitKey: commune.key, unitPath: commune.path };
        await em.update(StationEntity, { id: stationId }, at);
        await em.update(DeviceEntity, { stationId }, at);
        await em.update(PlaceEntity, { stationId }, at);
      }
      for (const [i, { id, stationId }] of world.devices.entries()) {
        const commune = communes[world.stationIds.indexOf(stationId) % communes.length];
        if (commune?.lat == null || commune.lon == null) continue;
        const [lat, lon] = [commune.lat + around(i), commune.lon + around(i * 7)];
        await em.update(PlaceEntity, { id }, { lat, lon });
      }
    },
    { name: 'bench devices over the province', timeoutMs: 120_000 },
  );
  const events = hub.app.get(EventBus);
  const path = (i: number): string => paths.get(world.devices[i]!.stationId)!;
  const tell = (i: number, presence: string): void =>
    events.emit('device-changed', { deviceId: world.devices[i]!.id, unitPath: path(i), presence });
  let next = 0;
  const token = (await hub.app.get(FirstAdministrator).ensure())?.token ?? '';
  return {
    baseUrl,
    who: await withPassword(baseUrl, 'admin', token),
    editor: () => editor(baseUrl),
    change(count) {
      for (let n = 0; n < count; n++, next++)
        tell(next % devices, Math.floor(next / devices) % 2 === 0 ? 'online' : 'offline');
    },
    everybody(presence) {
      for (let i = 0; i < devices; i++) tell(i, presence);
    },
    stop: async () => {
      await hub.close();
    },
  };
}

const around = (i: number): number => SPREAD_DEGREES * Math.sin(i * 12.9898);

const PASSWORD = 'mat-khau-cua-phep-do';
const PROVINCE_KEY = '2025-15';

async function withPassword(baseUrl: string, login: string, token: string): Promise<ScreensHub['who']> {
  await send(baseUrl, 'auth/set-password', { token, password: PASSWORD });
  return { login, password: PASSWORD };
}

async function editor(baseUrl: string): Promise<ScreensHub['who']> {
  const { accessToken } = await send(baseUrl, 'auth/sign-in', { login: 'admin', password: PASSWORD });
  const roles = [{ role: 'province-editor', unit: PROVINCE_KEY }];
  const about = { login: 'bien-tap', name: 'Biên tập viên', unit: PROVINCE_KEY, roles };
  const { setPassword } = await send(baseUrl, 'users', about, accessToken);
  return withPassword(baseUrl, 'bien-tap', setPassword?.token ?? '');
}

interface Sent {
  accessToken?: string;
  setPassword?: { token: string };
}

async function send(baseUrl: string, path: string, body: object, token = ''): Promise<Sent> {
  const answer = await fetch(`${baseUrl}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as Sent;
}
