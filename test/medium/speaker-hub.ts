import { Aedes } from 'aedes';
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer, type AddressInfo, type Server as NetServer } from 'node:net';
import { composeCompact, signingInput } from '#contracts/jws.js';
import type { Report, StatusUp } from '#contracts/reports.js';
import { alertsTopic, deviceTopic } from '#contracts/topics.js';

/** A hub of a hundred lines for trials of real devices: it enrols, signs, serves files, answers probes and receipts. */
export const UNIT = '2025-02647';
export interface HubFile {
  sha256: string;
  bytes: number;
  path: string;
}
export interface Batch {
  device: string;
  journal: string;
  boot: string;
  reports: Report[];
}
const iso = (ms: number): string => new Date(ms).toISOString();
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export class SpeakerHub {
  readonly reports: (Report & { device: string; boot: string })[] = [];
  readonly statuses: (StatusUp & { device: string })[] = [];
  readonly requests: string[] = [];
  /** The next answers of a path are these bytes. */
  readonly damaged = new Map<string, Buffer[]>();
  /** Receipts that are swallowed before the next one goes out. */
  loseReceipts = 0;
  private readonly media = new Map<string, Buffer>();
  private readonly keys = {
    'hub-1': generateKeyPairSync('ed25519'),
    root: generateKeyPairSync('ed25519'),
  };
  private readonly codes = new Map<string, { device: string; publicKey?: string }>();
  private readonly cursors = new Map<string, number>();
  private broker!: Aedes;
  private mqtt!: NetServer;
  private http!: Server;
  private revision = 0;

  static async start(): Promise<SpeakerHub> {
    const hub = new SpeakerHub();
    hub.broker = await Aedes.createBroker();
    hub.broker.on('publish', (packet, client) => {
      if (client) hub.heard(packet.topic, Buffer.from(packet.payload));
    });
    hub.mqtt = createServer((socket) => void hub.broker.handle(socket));
    hub.http = createHttpServer((request, response) => hub.serve(request, response));
    await Promise.all([listening(hub.mqtt), listening(hub.http)]);
    return hub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }
  get mqttUrl(): string {
    return `mqtt://127.0.0.1:${(this.mqtt.address() as AddressInfo).port}`;
  }

  /** A code for a new place. */
  code(device: string): string {
    const code = randomUUID().slice(0, 13);
    this.codes.set(code.replace(/-/g, ''), { device });
    return code;
  }

  addFile(bytes: Buffer): HubFile {
    const sha256 = hashOf(bytes);
    this.media.set(`/media/${sha256}`, bytes);
    return { sha256, bytes: bytes.length, path: `/media/${sha256}` };
  }

  async configure(device: string, more: object = {}): Promise<void> {
    await this.send(device, 'config', {
      revision: (this.revision += 1),
      place: `place-${device}`,
      hamlet: null,
      groups: [],
      units: [UNIT],
      languages: ['vi'],
      zone: 'Asia/Ho_Chi_Minh',
      limits: {
        windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
        quiet: [],
        quotaMinutes: null,
        maxVolume: 85,
      },
      volume: { byWindow: [], default: 60, trim: 0 },
      muted: 'no',
      mqttUrls: [this.mqttUrl],
      baseUrls: [this.url],
      ntp: [],
      keys: [this.publicKey('hub-1')],
      heartbeatSeconds: 60,
      armSeconds: 3,
      jitterSeconds: 0,
      ...more,
    });
  }

  /** Signs and sends a playlist; returns what was put into it. */
  async schedule(
    device: string,
    occurrences: { id: string; startAtMs: number; file: HubFile; durationMs: number; latenessMs?: number }[],
    more: object = {},
  ): Promise<void> {
    const body = this.addFile(
      Buffer.from(
        JSON.stringify({
          v: 1,
          zone: 'Asia/Ho_Chi_Minh',
          withdrawn: [],
          sessions: [],
          occurrences: occurrences.map(({ id, startAtMs, file, durationMs, latenessMs = 2000 }) => ({
            id,
            session: 's1',
            class: 3,
            startAt: iso(startAtMs),
            latestStartAt: iso(startAtMs + latenessMs),
            durationMs,
            items: [
              { kind: 'audio', bulletin: `b-${id}`, language: 'vi', ...file, durationMs, codec: 'mp3' },
            ],
          })),
        }),
      ),
    );
    const now = Date.now();
    await this.send(device, 'playlist', {
      revision: (this.revision += 1),
      validFrom: iso(now - 60_000),
      validTo: iso(now + 8 * 86_400_000),
      withdrawn: [],
      body,
      ...more,
    });
  }

  async alert(entries: object[]): Promise<void> {
    await this.publish(alertsTopic(UNIT), {
      v: 1,
      type: 'alerts',
      unit: UNIT,
      issuedAt: iso(Date.now()),
      revision: (this.revision += 1),
      alerts: entries,
    });
  }

  async send(
    device: string,
    type: 'config' | 'playlist' | 'command' | 'receipt',
    fields: object,
  ): Promise<void> {
    const payload = { v: 1, type, device, issuedAt: iso(Date.now()), ...fields };
    await this.publish(deviceTopic(device, type), payload, type === 'config' || type === 'playlist');
  }

  /** To be carried out now. */
  command(device: string, command: string, args: object = {}): Promise<void> {
    const exp = iso(Date.now() + 60_000);
    return this.send(device, 'command', { nonce: randomUUID(), exp, command, args });
  }

  publicKey(kid: 'hub-1' | 'root'): object {
    return {
      kid,
      x: this.keys[kid].publicKey.export({ format: 'jwk' }).x!,
      notBefore: '2026-01-01T00:00:00Z',
      notAfter: '2036-01-01T00:00:00Z',
      revoked: false,
    };
  }

  said(device: string, type: string): (Report & { boot: string })[] {
    return this.reports.filter((report) => report.device === device && report.type === type);
  }

  async close(): Promise<void> {
    this.http.closeAllConnections();
    await Promise.all([
      new Promise((resolve) => this.broker.close(() => resolve(null))),
      new Promise((resolve) => this.mqtt.close(resolve)),
      new Promise((resolve) => this.http.close(resolve)),
    ]);
  }

  private async publish(topic: string, payload: object, retain = false): Promise<void> {
    const input = signingInput(payload, 'hub-1');
    const text = composeCompact(input, sign(null, Buffer.from(input), this.keys['hub-1'].privateKey));
    await new Promise<void>((resolve, reject) =>
      this.broker.publish({ cmd: 'publish', topic, payload: text, qos: 1, retain, dup: false }, (error) =>
        error ? reject(error) : resolve(),
      ),
    );
  }

  private heard(topic: string, payload: Buffer): void {
    const [, , , device, kind] = topic.split('/') as [string, string, string, string, string];
    if (kind === 'status') this.status(device, JSON.parse(payload.toString()) as StatusUp);
    if (kind === 'report')
      this.batch({ device, ...(JSON.parse(payload.toString()) as Omit<Batch, 'device'>) });
  }

  private status(device: string, status: StatusUp): void {
    const t2 = iso(Date.now());
    if (status.link !== 'up') return;
    this.statuses.push({ ...status, device });
    if (!status.probe) return;
    const args = { deviceNonce: status.probe, t2, t3: iso(Date.now()) };
    void this.command(device, 'clock-probe', args);
  }

  private batch({ device, journal, boot, reports }: Batch): void {
    let upTo = this.cursors.get(journal) ?? 0;
    for (const report of reports) {
      if (report.seq !== upTo + 1) continue;
      upTo = report.seq;
      this.reports.push({ ...report, device, boot });
    }
    this.cursors.set(journal, upTo);
    if (this.loseReceipts > 0) this.loseReceipts -= 1;
    else void this.send(device, 'receipt', { journal, upTo, rejects: [] });
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    this.requests.push(`${request.method} ${path}`);
    if (path === '/api/v1/devices/enrol') {
      this.enrol(request, response);
      return;
    }
    const bytes = this.damaged.get(path)?.shift() ?? this.media.get(path);
    if (!bytes || request.headers.authorization !== 'Bearer token') {
      response.writeHead(bytes ? 401 : 404).end();
      return;
    }
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': bytes.length - from });
    response.end(bytes.subarray(from));
  }

  private enrol(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { code, publicKey } = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
      const known = this.codes.get(code!.replace(/-/g, ''));
      response.setHeader('content-type', 'application/json');
      if (!known) {
        response.writeHead(404).end(JSON.stringify({ error: 'unknown-code', message: 'no such code' }));
        return;
      }
      known.publicKey = publicKey!;
      response.end(
        JSON.stringify({
          device: known.device,
          mqttPassword: 'secret',
          httpToken: 'token',
          mqttUrls: [this.mqttUrl],
          baseUrls: [this.url],
          keys: [this.publicKey('hub-1')],
          rootKey: this.publicKey('root'),
        }),
      );
    });
  }
}

function listening(server: NetServer | Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
}
