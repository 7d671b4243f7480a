import { Clock } from '#platform/clock.js';
import { LOG, type Log } from '#platform/logger.js';
import { filesRemoved } from '#platform/metrics.js';
import { Ticker } from '#platform/ticker.js';
import { filesHeldByNobody } from '#persistence/file-holders.js';
import { MediaStore } from '#storage/media-store.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';

const DAY_MS = 24 * 3_600_000;
/** Longer than any draft in a browser waits for its words, and than a device goes on with an old playlist. */
const KEPT_DAYS = 30;
/** Asked about at once; between two lots everybody else has the database. */
const LOT = 200;
const ROUND_MS = 6 * 3_600_000;

/**
 * Voice previews, pictures taken off a display, words of displays and playlists that were written anew: files that no row
 * names any more go a month after their bytes last came in. What somebody approved stays.
 */
@Injectable()
export class UnnamedFiles implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;
  private stopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: MediaStore,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {
    const work = async (): Promise<void> => {
      await this.sweep();
    };
    this.ticker = new Ticker({ name: 'unnamed-files', everyMs: ROUND_MS, work, log });
  }

  onApplicationBootstrap(): void {
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.ticker.stop();
  }

  /** One round through the store. @returns how many files it removed. */
  async sweep(): Promise<{ files: number; bytes: number }> {
    const beforeMs = this.clock.nowMs() - KEPT_DAYS * DAY_MS;
    const removed = { files: 0, bytes: 0 };
    let lot: string[] = [];
    const settle = async (): Promise<void> => {
      for (const sha256 of await filesHeldByNobody(this.dataSource.manager, lot)) {
        // The same bytes may have come again meanwhile, and their row is still on its way.
        const now = await this.store.stat(sha256);
        if (!now || now.storedAtMs >= beforeMs || !(await this.store.remove(sha256))) continue;
        removed.files += 1;
        removed.bytes += now.bytes;
      }
      lot = [];
    };
    for await (const { sha256, storedAtMs } of this.store.list()) {
      if (this.stopping) break;
      if (storedAtMs >= beforeMs) continue;
      lot.push(sha256);
      if (lot.length === LOT) await settle();
    }
    if (!this.stopping) await settle();
    filesRemoved.inc(removed.files);
    if (removed.files > 0) this.log.info(removed, 'media files that nothing named for a month are removed');
    return removed;
  }
}
