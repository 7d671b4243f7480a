import { alertsTopic, deviceTopic } from '#contracts/topics.js';
import type { ClockProbe } from '../clock/clock-probe.js';
import type { DeviceContext } from '../context.js';
import type { DeviceEvent } from '../ports.js';
import type { Addresses } from './addresses.js';
import type { ReportSender } from './report-sender.js';
import type { StatusPublisher } from './status.js';

const OWN_TOPICS = ['config', 'playlist', 'command', 'receipt'] as const;

/** The road to the hub: which addresses, which topics, and what is said first on it. */
export class Connection {
  private units: readonly string[] = [];
  private urls: readonly string[] = [];
  private url: string | null = null;

  constructor(
    private readonly context: DeviceContext,
    private readonly addresses: Addresses,
    private readonly probe: ClockProbe,
    private readonly sender: ReportSender,
    private readonly status: StatusPublisher,
  ) {}

  open(units: readonly string[]): void {
    const { device, mqttPassword } = this.context.identity;
    this.units = units;
    this.urls = this.addresses.mqttUrls();
    this.url = null;
    this.context.ports.transport.connect({
      urls: this.urls,
      clientId: device,
      username: device,
      password: mqttPassword,
      will: { topic: deviceTopic(device, 'status'), payload: '{"link":"lost"}', qos: 1, retain: true },
      topics: [...OWN_TOPICS.map((kind) => deviceTopic(device, kind)), ...units.map(alertsTopic)],
    });
  }

  changed(event: DeviceEvent & { type: 'connection' }, units: readonly string[]): void {
    if (event.state !== 'up') {
      this.url = null;
      this.sender.down();
      this.status.down();
      if (event.state === 'unauthorised') this.context.fault('mqtt', 'unauthorised');
      return;
    }
    this.url = event.url;
    this.addresses.mqttWorked(event.url);
    this.follow(units);
    this.probe.connected();
    this.status.up();
    this.sender.up();
  }

  /** Other units: other alerts. Another address: tried now, with the old one as a fallback. */
  configChanged(units: readonly string[]): void {
    this.follow(units);
    const wanted = this.context.config()?.mqttUrls ?? [];
    const isThere = this.url !== null && wanted.map((url) => url.replace(/\/$/, '')).includes(this.url);
    const urls = this.addresses.mqttUrls();
    if (isThere || urls.join(' ') === this.urls.join(' ')) return;
    this.sender.down();
    this.status.down();
    this.open(units);
  }

  private follow(units: readonly string[]): void {
    const { transport } = this.context.ports;
    const added = units.filter((unit) => !this.units.includes(unit));
    const gone = this.units.filter((unit) => !units.includes(unit));
    if (added.length > 0) transport.subscribe(added.map(alertsTopic));
    if (gone.length > 0) transport.unsubscribe(gone.map(alertsTopic));
    this.units = units;
  }
}
