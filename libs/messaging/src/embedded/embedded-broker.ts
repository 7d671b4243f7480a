import { createServer, type Server, type Socket } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Aedes, type AedesPublishPacket, type Client } from 'aedes';
import { Level } from 'level';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { alertsTopic } from '#contracts/topics.js';
import { MAX_PAYLOAD_BYTES } from '#contracts/wire.js';
import { BrokerAccess, type AccessOptions } from './access.js';
import { BrokerPersistence } from './broker-persistence.js';
import { guardReads, PacketGuard } from './packet-guard.js';

/** Bytes that wait for a slow device before it is cut off. */
const MAX_QUEUED_BYTES = 1024 * 1024;
/** Above what can wait, so that a slow device never holds one of the broker's delivery places while it drains. */
const WRITE_BUFFER_BYTES = 2 * MAX_QUEUED_BYTES;
const MAX_CONNECTIONS = 25_000;
const SWEEP_MS = 60_000;

export interface EmbeddedBrokerOptions extends AccessOptions {
  /** Folder of what the broker keeps. */
  folder: string;
  /** null: no TCP listener (WebSocket and in-process only); 0: any free port. */
  port: number | null;
  host: string;
  forgetful: boolean;
  onMessage(packet: AedesPublishPacket): void;
}
type ConnectedClient = Client & { duplicates: object };

/** aedes with the rules of the protocol, bounds on everything a device can make it hold, TCP and WebSocket. */
export class EmbeddedBroker {
  private readonly access: BrokerAccess;
  private readonly clients = new Map<string, Client>();
  private readonly connections = new Set<Duplex>();
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD_BYTES * 2,
    perMessageDeflate: false,
    handleProtocols: () => 'mqtt',
  });
  private readonly level: Level<string, Buffer>;
  private readonly persistence: BrokerPersistence;
  private aedes: Aedes | null = null;
  private server: Server | null = null;
  private sweepTimer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly options: EmbeddedBrokerOptions) {
    this.access = new BrokerAccess({
      ...options,
      onFlood: (device) => {
        options.onFlood(device);
        this.disconnect(device);
      },
    });
    this.level = new Level(options.folder, { valueEncoding: 'buffer' });
    this.persistence = new BrokerPersistence(this.level, options);
  }

  /** Throws when the folder is in use by another process or the port is taken. */
  async start(): Promise<void> {
    await this.level.open();
    const { preConnect, authenticate, authorizePublish, authorizeSubscribe } = this.access;
    const aedes = await Aedes.createBroker({
      persistence: this.persistence,
      concurrency: 500,
      connectTimeout: 10_000,
      drainTimeout: 10_000,
      keepaliveLimit: 600,
      maxInflightInbound: 20,
      maxTopicLevels: 8,
      preConnect,
      authenticate,
      authorizePublish,
      authorizeSubscribe,
      authorizeForward: (client, packet) => this.forward(client, packet),
    });
    this.aedes = aedes;
    aedes.on('client', (client) => this.registered(client as ConnectedClient));
    aedes.on('clientDisconnect', (client) => {
      if (this.clients.get(client.id) === client) this.clients.delete(client.id);
    });
    aedes.on('clientError', (client, error) =>
      this.options.onProblem({ device: client.id, reason: error.message }, 'a device was disconnected'),
    );
    (aedes as unknown as NodeJS.EventEmitter).on('publish', (packet: AedesPublishPacket, client: unknown) => {
      if (client !== null || packet.payload.length > 0) this.options.onMessage(packet);
    });
    (aedes as unknown as NodeJS.EventEmitter).on('error', (err: unknown) =>
      this.options.onProblem({ err }, 'the embedded broker reported an error'),
    );
    this.sweepTimer = setInterval(() => this.access.sweep(this.options.nowMs()), SWEEP_MS);
    this.sweepTimer.unref();
    if (this.options.port !== null) await this.listen(this.options.port);
  }

  /** The TCP port that is listened on; null without one. */
  get port(): number | null {
    return (this.server?.address() as AddressInfo | null)?.port ?? null;
  }

  /** In process, no socket. Resolves when every subscriber's copy has been handed to its connection. */
  publish(topic: string, payload: Buffer, qos: 0 | 1, retain: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      if (!this.aedes || this.access.stopping) return reject(new Error('the broker is stopped'));
      const packet = { cmd: 'publish' as const, topic, payload, qos, retain, dup: false };
      this.aedes.publish(packet, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** MQTT over WebSocket. ws says 101 even when no subprotocol was agreed, so the header is looked at first. */
  handleWebSocketUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (!this.aedes || this.access.stopping || !offered.includes('mqtt')) {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (webSocket) => {
      this.accept(createWebSocketStream(webSocket, { highWaterMark: WRITE_BUFFER_BYTES }), request);
    });
  }

  allow(device: string): void {
    this.access.allow(device);
  }

  revoke(device: string): void {
    this.access.revoke(device);
    this.disconnect(device);
  }

  disconnect(device: string): void {
    this.clients.get(device)?.close();
  }

  isConnected(device: string): boolean {
    return this.clients.has(device);
  }

  async setUnits(device: string, units: readonly string[]): Promise<void> {
    const client = this.clients.get(device);
    if (!client) return;
    const topics = this.access.setUnits(client, units).map(alertsTopic);
    if (topics.length === 0) return;
    await new Promise<void>((resolve) =>
      client.unsubscribe(topics as unknown as Parameters<Client['unsubscribe']>[0], () => resolve()),
    );
  }

  async stop(): Promise<void> {
    this.access.stopping = true;
    clearInterval(this.sweepTimer);
    const server = this.server;
    const closed = server ? new Promise<void>((resolve) => server.close(() => resolve())) : Promise.resolve();
    await new Promise<void>((resolve) => (this.aedes ? this.aedes.close(() => resolve()) : resolve()));
    for (const socket of this.connections) socket.destroy();
    await closed;
    this.sockets.close();
    await this.persistence.flush();
    await this.level.close();
  }

  private async listen(port: number): Promise<void> {
    const server = createServer({ highWaterMark: WRITE_BUFFER_BYTES, noDelay: true }, (socket: Socket) =>
      this.accept(socket),
    );
    server.maxConnections = MAX_CONNECTIONS;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, this.options.host, () => {
        server.removeListener('error', reject);
        server.on('error', (err) => this.options.onProblem({ err }, 'the MQTT listener reported an error'));
        resolve();
      });
    });
    this.server = server;
  }

  private accept(conn: Duplex, request?: IncomingMessage): void {
    this.connections.add(conn);
    conn.once('close', () => this.connections.delete(conn));
    if (!this.aedes) return void conn.destroy();
    const client = this.aedes.handle(conn, request);
    guardReads(conn, new PacketGuard(MAX_PAYLOAD_BYTES, () => this.options.nowMs()), (verdict) => {
      this.options.onProblem({ device: client.id, verdict }, 'a connection was cut off');
      if (verdict === 'flood' && this.clients.get(client.id) === client) this.access.cutOff(client.id);
    });
  }

  /**
   * aedes drops what arrives with a lower counter than the last as a duplicate, and a retained message, which is stored
   * first, is overtaken by a later one that is not. A device here has one subscription per topic, so there are no
   * duplicates to drop: its memory of counters is replaced by one that remembers nothing.
   */
  private registered(client: ConnectedClient): void {
    client.duplicates = new Proxy({}, { set: () => true, get: () => undefined });
    this.clients.set(client.id, client);
  }

  private forward(client: Client, packet: AedesPublishPacket): AedesPublishPacket | null {
    if (client.conn.writableLength <= MAX_QUEUED_BYTES) return packet;
    this.options.onProblem({ device: client.id }, 'a device that does not read was disconnected');
    client.close();
    return null;
  }
}
