import type { DeviceConfig } from '#contracts/wire.js';
import type { HubConfig } from '#platform/config.js';
import type { DeviceEntity } from '#persistence/entities/devices.entity.js';
import type { PlaceEntity, Regulation, StationEntity } from '#persistence/entities/territory.entity.js';
import { unitsOfPath } from './device-credentials.js';

/** Everything of a `config` message but its head. */
export type ConfigContent = Omit<DeviceConfig, 'v' | 'type' | 'device' | 'issuedAt' | 'revision'>;

type Settings = Pick<
  HubConfig,
  'ntp' | 'heartbeatSeconds' | 'armSeconds' | 'deviceJitterSeconds' | 'publicUrl' | 'publicMqttUrls'
>;

/** What a device has to obey by itself: its station's regulation, its place, and where the hub is. */
export function deviceConfig(
  station: StationEntity,
  place: PlaceEntity,
  device: DeviceEntity,
  settings: Settings,
  keys: DeviceConfig['keys'],
): ConfigContent {
  return {
    place: place.id,
    hamlet: place.hamletKey,
    groups: [...place.groups].sort(),
    units: unitsOfPath(place.unitPath),
    languages: place.languages,
    zone: station.zone,
    ...(place.kind === 'board' ? silent(station) : sounding(station, place)),
    mqttUrls: settings.publicMqttUrls ?? device.addresses.mqttUrls,
    baseUrls: settings.publicUrl ? [withoutSlash(settings.publicUrl)] : device.addresses.baseUrls,
    ntp: settings.ntp,
    keys,
    heartbeatSeconds: Math.max(1, settings.heartbeatSeconds),
    armSeconds: Math.max(1, settings.armSeconds),
    jitterSeconds: settings.deviceJitterSeconds,
  };
}

type Limits = Pick<ConfigContent, 'limits' | 'volume' | 'muted' | 'board'>;

function sounding({ regulation, muted }: StationEntity, place: PlaceEntity): Limits {
  return {
    limits: {
      windows: windowsOf(regulation),
      quiet: regulation.quiet.map(({ days, from, to }) => ({ days, from, to })),
      quotaMinutes: regulation.quota.maxMinutesPerDay,
      maxVolume: regulation.volumes.cap,
    },
    volume: {
      byWindow: regulation.windows.map(({ from, to, volume }) => ({ from, to, volume })),
      default: regulation.volumes.default,
      trim: place.trim,
    },
    muted,
  };
}

/** Quiet hours, quotas, volumes and muting are about sound; a board shows in the windows, and that is all. */
function silent({ regulation, name }: StationEntity): Limits {
  return {
    limits: { windows: windowsOf(regulation), quiet: [], quotaMinutes: null, maxVolume: 0 },
    volume: { byWindow: [], default: 0, trim: 0 },
    muted: 'no',
    board: { heading: headingOf(name) },
  };
}

/** "Đài truyền thanh xã Bản Lầu" is what speaks; what stands over a board is "Xã Bản Lầu". */
const headingOf = (station: string): string => {
  const name = station.replace(/^Đài truyền thanh\s+/u, '');
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
};

export const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Windows on the weekdays of the quota: on other days the device shall say no by itself. */
function windowsOf({ windows, quota }: Regulation): ConfigContent['limits']['windows'] {
  return windows.flatMap(({ days, from, to }) => {
    const open = days.filter((day) => quota.weekdays.includes(day));
    return open.length > 0 ? [{ days: open, from, to }] : [];
  });
}
