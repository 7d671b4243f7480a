import { type DeviceChange, roomOf, type RowChange, type ServerEvents } from '#contracts/realtime.js';
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

/** The one realtime gateway: two windowed events, in rooms of units, to signed-in people. */
export class RealtimeGateway {
  private readonly io: Server<Record<string, never>, ServerEvents>;
  private readonly devices = new ChangeWindow<DeviceChange>();
  private readonly rows = new ChangeWindow<RowChange>();
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
      options.events.on('device-changed', ({ deviceId, unitPath, presence }) =>
        this.devices.add(unitPath, { id: deviceId, presence }),
      ),
      options.events.on('row-changed', ({ asRunId, unitPath, state, end }) =>
        this.rows.add(unitPath, { id: asRunId, state, end }),
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
  }
}
