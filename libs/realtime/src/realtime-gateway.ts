import {
  type AlarmChange,
  type ClientEvents,
  type CommandChange,
  type DeviceChange,
  type NoticeChange,
  roomOf,
  type RowChange,
  type ServerEvents,
} from '#contracts/realtime.js';
import { EventBus } from '#platform/events.js';
import type { Log } from '#platform/logger.js';
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { ChangeWindow } from './change-window.js';

const WINDOW_MS = 200;
/** Of each kind of event. */
const MAX_ROOMS = 200;
/** So long somebody who was locked, or lost a role, may still hear of what changes. */
const JUDGE_EVERY_MS = 20_000;
/** Pages of all people together; whoever comes after them reads by HTTP. */
const MAX_CONNECTIONS = 5000;

type Page = Socket<ClientEvents, ServerEvents, Record<string, never>, { token: string }>;

export interface RealtimeOptions {
  events: EventBus;
  log: Log;
  /** For each event the unit paths whose subtrees the bearer of the access token may hear of; null: not signed in. */
  scopesOf: (token: string) => Promise<Record<keyof ServerEvents, string[]> | null>;
  judgeEveryMs?: number;
  maxConnections?: number;
}

/** The one realtime gateway: windowed events, in rooms of what and where, to people who may read of it. */
export class RealtimeGateway {
  private readonly io: Server<ClientEvents, ServerEvents, Record<string, never>, Page['data']>;
  private readonly devices = new ChangeWindow<DeviceChange>();
  private readonly rows = new ChangeWindow<RowChange>();
  private readonly alarms = new ChangeWindow<AlarmChange>();
  private readonly notices = new ChangeWindow<NoticeChange>();
  private readonly commands = new ChangeWindow<CommandChange>();
  private readonly timers: NodeJS.Timeout[];
  private judging = false;
  private readonly unlisten: (() => void)[];

  constructor(
    server: HttpServer,
    private readonly options: RealtimeOptions,
  ) {
    this.io = new Server(server, {
      serveClient: false,
      destroyUpgrade: false,
      maxHttpBufferSize: 16 * 1024,
      pingTimeout: 20_000,
    });
    this.io.use((socket, next) => {
      if (this.io.engine.clientsCount > (options.maxConnections ?? MAX_CONNECTIONS))
        return next(new Error('too-many'));
      socket.data.token = String(socket.handshake.auth.token ?? '');
      this.admit(socket).then(
        (admitted) => next(admitted ? undefined : new Error('unauthorised')),
        (cause: unknown) => {
          options.log.error({ err: cause }, 'a realtime client could not be admitted');
          next(new Error('unavailable'));
        },
      );
    });
    this.io.on('connection', (socket) =>
      socket.on('renew', (token: unknown) => {
        if (typeof token === 'string') socket.data.token = token;
      }),
    );
    this.unlisten = [
      options.events.on('device-changed', ({ deviceId, unitPath, ...change }) =>
        this.devices.add(unitPath, { id: deviceId, ...change }),
      ),
      options.events.on('row-changed', ({ asRunId, unitPath, state, end }) =>
        this.rows.add(unitPath, { id: asRunId, state, end }),
      ),
      options.events.on('alarm-changed', ({ alarmId, unitPath, open }) =>
        this.alarms.add(unitPath, { id: alarmId, open }),
      ),
      options.events.on('notice-changed', ({ noticeId, unitPath, role, state }) =>
        this.notices.add(unitPath, { id: noticeId, role, state }),
      ),
      options.events.on('command-ended', ({ nonce, unitPath, deviceId, result }) =>
        this.commands.add(unitPath, { id: nonce, device: deviceId, result }),
      ),
    ];
    this.timers = [
      setInterval(() => this.flush(), WINDOW_MS),
      setInterval(() => void this.judgeAll(), options.judgeEveryMs ?? JUDGE_EVERY_MS),
    ];
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    for (const off of this.unlisten) off();
    await this.io.close();
  }

  /** Rights are those of this moment: an old token, a locked account or a role that was taken ends what is heard. */
  private async judgeAll(): Promise<void> {
    if (this.judging) return;
    this.judging = true;
    try {
      for (const socket of this.io.sockets.sockets.values())
        // Closed below the protocol: a page whose session lives comes again by itself, with a new token.
        if (!(await this.admit(socket))) socket.conn.close();
    } catch (cause) {
      this.options.log.warn({ err: cause }, 'realtime clients could not be judged anew');
    } finally {
      this.judging = false;
    }
  }

  private async admit(socket: Page): Promise<boolean> {
    const scopes = await this.options.scopesOf(socket.data.token);
    if (scopes === null) return false;
    const rooms = new Set(
      Object.entries(scopes).flatMap(([event, paths]) =>
        paths.slice(0, MAX_ROOMS).map((path) => roomOf(event as keyof ServerEvents, path)),
      ),
    );
    for (const room of socket.rooms) if (room !== socket.id && !rooms.has(room)) await socket.leave(room);
    await socket.join([...rooms]);
    return true;
  }

  private flush(): void {
    const { io } = this;
    for (const [path, changes] of this.devices.take())
      io.to(roomOf('devices', path)).emit('devices', changes);
    for (const [path, changes] of this.rows.take()) io.to(roomOf('rows', path)).emit('rows', changes);
    for (const [path, changes] of this.alarms.take()) io.to(roomOf('alarms', path)).emit('alarms', changes);
    for (const [path, changes] of this.notices.take())
      io.to(roomOf('notices', path)).emit('notices', changes);
    for (const [path, changes] of this.commands.take())
      io.to(roomOf('commands', path)).emit('commands', changes);
  }
}
