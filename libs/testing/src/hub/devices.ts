import { startFleet, type Fleet, type FleetOptions } from '../../../../apps/fleet/src/fleet.js';
import type { ApiClient } from './api-client.js';
import { until } from './until.js';

export interface DeviceAnswer {
  id: string;
  presence: string;
  place: { id: string };
  config: { desired: number; accepted: number; reported: number };
  playlist: { desired: number; accepted: number; reported: number };
}

export async function enrolmentCode(by: ApiClient, place: string): Promise<string> {
  return (await by.ok(by.post<{ code: string }>(`/api/v1/places/${place}/enrolment-codes`))).code;
}

/** Devices of the fleet at these places, connected and with their config, in the order of the places. */
export async function devicesAt(
  admin: ApiClient,
  places: readonly string[],
  options: Omit<FleetOptions, 'hub' | 'codes'> = {},
): Promise<Fleet> {
  const codes: string[] = [];
  for (const place of places) codes.push(await enrolmentCode(admin, place));
  const fleet = await startFleet({ hub: admin.baseUrl, codes, ...options });
  const living = fleet.devices.filter((d) => !d.fault.dead).length;
  await until('every device has its config', () => fleet.summary().configured >= living);
  return fleet;
}

export const deviceOf = (by: ApiClient, id: string): Promise<DeviceAnswer> =>
  by.ok(by.get<DeviceAnswer>(`/api/v1/devices/${id}`));
