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
const MAX_ROOMS = 200;

export interface RealtimeOptions {
  events: EventBus;
  log: Log;
  /** Unit paths whose subtrees the bearer of the access token may see; null: not signed in. */
  scopeOf: (token: string) => Promise<string[] | null>;
}

/** The one realtime gateway: windowed events, in rooms of units, to signed-in people. */
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
    const scope = await this.options.scopeOf(token);
    if (scope === null) return false;
    await join(scope.slice(0, MAX_ROOMS).map(roomOf));
    return true;
  }

  private flush(): void {
    for (const [path, changes] of this.devices.take()) this.io.to(roomOf(path)).emit('devices', changes);
    for (const [path, changes] of this.rows.take()) this.io.to(roomOf(path)).emit('rows', changes);
    for (const [path, changes] of this.alarms.take()) this.io.to(roomOf(path)).emit('alarms', changes);
    for (const [path, changes] of this.notices.take()) this.io.to(roomOf(path)).emit('notices', changes);
    for (const [path, changes] of this.commands.take()) this.io.to(roomOf(path)).emit('commands', changes);
  }
}
