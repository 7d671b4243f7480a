import { pathsUpward } from '#contracts/realtime.js';

/** More changes than this in one window: the oldest are dropped, and the client reads them by HTTP as it does after a reconnect. */
const MAX_CHANGES = 20_000;

/** Collects changes per room; the newest of an id wins. */
export class ChangeWindow<T extends { id: string }> {
  private rooms = new Map<string, Map<string, T>>();
  private size = 0;
  dropped = 0;

  add(unitPath: string, change: T): void {
    for (const path of pathsUpward(unitPath)) {
      const room = this.rooms.get(path) ?? new Map<string, T>();
      this.rooms.set(path, room);
      if (!room.has(change.id)) {
        if (this.size >= MAX_CHANGES) {
          this.dropped++;
          continue;
        }
        this.size++;
      }
      room.set(change.id, { ...room.get(change.id), ...change });
    }
  }

  /** What has come since the last call, by unit path. */
  take(): [string, T[]][] {
    const taken = [...this.rooms].map(([path, changes]): [string, T[]] => [path, [...changes.values()]]);
    this.rooms = new Map();
    this.size = 0;
    return taken;
  }
}
