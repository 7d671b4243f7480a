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
