import type { DeviceContext } from '../context.js';
import { readRecord, writeRecord } from '../records.js';

const RECORD = 'addresses';
const MAX_FALLBACKS = 4;
interface Kept {
  mqtt: string[];
  base: string[];
}

/** Where the hub is: new addresses first, and the ones that worked as a fallback. A new one is kept once it has worked. */
export class Addresses {
  private kept: Kept;

  constructor(private readonly context: DeviceContext) {
    const { identity, ports } = context;
    this.kept = readRecord<Kept>(ports.store, RECORD) ?? {
      mqtt: [...identity.mqttUrls],
      base: [...identity.baseUrls],
    };
  }

  mqttUrls(): string[] {
    return unique([...(this.context.config()?.mqttUrls ?? []), ...this.kept.mqtt]);
  }
  baseUrls(): string[] {
    return unique([...(this.context.config()?.baseUrls ?? []), ...this.kept.base]);
  }
  mqttWorked(url: string): void {
    this.keep('mqtt', url);
  }
  baseWorked(url: string): void {
    this.keep('base', url);
  }

  private keep(which: keyof Kept, url: string): void {
    if (this.kept[which][0] === url) return;
    this.kept[which] = unique([url, ...this.kept[which]]).slice(0, MAX_FALLBACKS);
    writeRecord(this.context.ports.store, RECORD, this.kept);
  }
}

const unique = (urls: readonly string[]): string[] => [...new Set(urls.map((url) => url.replace(/\/$/, '')))];
