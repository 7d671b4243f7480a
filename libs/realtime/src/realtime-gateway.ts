import {
  type AlarmChange,
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
import { Server } from 'socket.io';
import { ChangeWindow } from './change-window.js';

const WINDOW_MS = 200;
/** Of each kind of event. */
const MAX_ROOMS = 200;

export interface RealtimeOptions {
  events: EventBus;
  log: Log;
  /** For each event the unit paths whose subtrees the bearer of the access token may hear of; null: not signed in. */
  scopesOf: (token: string) => Promise<Record<keyof ServerEvents, string[]> | null>;
}

/** The one realtime gateway: windowed events, in rooms of what and where, to people who may read of it. */
export class RealtimeGateway {
  private readonly io: Server<Record<string, never>, ServerEvents>;
  private readonly devices = new ChangeWindow<DeviceChange>();
  private readonly rows = new ChangeWindow<RowChange>();
  private readonly alarms = new ChangeWindow<AlarmChange>();
  private readonly notices = new ChangeWindow<NoticeChange>();
  private readonly commands = new ChangeWindow<CommandChange>();
  private readonly timer: NodeJS.Timeout;
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
      this.admit(String(socket.handshake.auth.token ?? ''), (rooms) => socket.join(rooms)).then(
        (admitted) => next(admitted ? undefined : new Error('unauthorised')),
        (cause: unknown) => {
          options.log.error({ err: cause }, 'a realtime client could not be admitted');
          next(new Error('unavailable'));
        },
      );
    });
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
    this.timer = setInterval(() => this.flush(), WINDOW_MS);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const off of this.unlisten) off();
    await this.io.close();
  }

  private async admit(token: string, join: (rooms: string[]) => void | Promise<void>): Promise<boolean> {
    const scopes = await this.options.scopesOf(token);
    if (scopes === null) return false;
    const rooms = Object.entries(scopes).flatMap(([event, paths]) =>
      paths.slice(0, MAX_ROOMS).map((path) => roomOf(event as keyof ServerEvents, path)),
    );
    await join(rooms);
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
