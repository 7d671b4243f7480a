import { hostname, networkInterfaces } from 'node:os';
import type { HubConfig } from '#platform/config.js';
import { withoutSlash } from './device-config.js';

/** Where a device finds the hub. */
export interface Addresses {
  mqttUrls: string[];
  baseUrls: string[];
}

const LOCAL = ['localhost', '127.0.0.1', '[::1]', '0.0.0.0'];

/**
 * The settings' public addresses; without them, the host that the enrolling device itself used.
 * @param host of the request, `192.168.1.10:3000`
 * @param mqttPort of the embedded broker as it listens; null: the setting's
 */
export function addressesFor(
  config: Pick<HubConfig, 'publicUrl' | 'publicMqttUrls' | 'broker' | 'mqtt'>,
  host: string,
  mqttPort: number | null,
): Addresses {
  return {
    baseUrls: [config.publicUrl ? withoutSlash(config.publicUrl) : `http://${host}`],
    mqttUrls: config.publicMqttUrls?.length
      ? config.publicMqttUrls
      : [mqttUrlOf(config, hostnameOf(host), mqttPort)],
  };
}

function mqttUrlOf(
  { broker, mqtt }: Pick<HubConfig, 'broker' | 'mqtt'>,
  hostname: string,
  mqttPort: number | null,
): string {
  if (broker.kind === 'embedded' || broker.url === null) return `mqtt://${hostname}:${mqttPort ?? mqtt.port}`;
  const url = new URL(broker.url);
  const port = url.port || (url.protocol === 'mqtts:' ? '8883' : '1883');
  // The hub's own name for a broker beside it says nothing to a device.
  return `${url.protocol}//${LOCAL.includes(url.hostname) ? hostname : url.hostname}:${port}`;
}

/** IPv6 addresses keep their brackets. */
const hostnameOf = (host: string): string => host.replace(/:\d+$/, '');

/** Names and addresses of the machine that the hub runs on. */
export function machineNames(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  const outside = addresses.filter(({ internal }) => !internal).map(({ address }) => address);
  return [...outside, hostname(), ...LOCAL];
}

/**
 * Where the console says that a device finds the hub: the setting's public address; without one, the host that the
 * person uses, if it is this machine, else this machine's first address.
 * @param host of the person's request; anybody can write anything there
 * @param machine {@link machineNames}
 */
export function ownAddress(
  { publicUrl, http }: Pick<HubConfig, 'publicUrl' | 'http'>,
  host: string | undefined,
  machine: readonly string[],
): string {
  if (publicUrl) return withoutSlash(publicUrl);
  if (
    host !== undefined &&
    machine.includes(
      hostnameOf(host)
        .replace(/^\[(?!::1\])(.*)\]$/, '$1')
        .toLowerCase(),
    )
  )
    return `http://${host}`;
  const name = machine[0] ?? 'localhost';
  return `http://${name.includes(':') ? `[${name}]` : name}:${http.port}`;
}
