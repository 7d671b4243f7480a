import { Readable } from 'node:stream';
import AsyncLevelPersistence from 'aedes-persistence-level/asyncPersistence.js';
import type { Level } from 'level';

interface KeptPacket {
  topic: string;
  payload: Buffer | string;
  qos: number;
}
const KEPT = 'kept:';
const FLUSH_MS = 50;
/** More than these wait for the disk: then a publish waits too. */
const MAX_UNWRITTEN = 2000;

/**
 * aedes-persistence-level with retained messages kept by topic. The original reads and decodes every retained message of
 * the broker for each topic of each SUBSCRIBE; here only whole topics can be subscribed to, so each is one lookup and
 * the cost per device stays flat. They are written in batches: a killed hub loses the last moment of them, which is
 * allowed, since nothing relies on what a broker keeps.
 */
export class BrokerPersistence extends AsyncLevelPersistence {
  /** Kept, and not on the disk yet; null: to be deleted. */
  private unwritten = new Map<string, Buffer | null>();
  private writing: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly level: Level<string, Buffer>,
    private readonly options: { forgetful: boolean; onProblem(details: object, message: string): void },
  ) {
    super(level);
  }

  async storeRetained({ topic, payload, qos }: KeptPacket): Promise<void> {
    if (this.options.forgetful) return;
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    this.unwritten.set(topic, bytes.length === 0 ? null : Buffer.concat([Buffer.of(qos), bytes]));
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
    if (this.unwritten.size > MAX_UNWRITTEN) await this.flush();
  }

  createRetainedStreamCombi(topics: readonly string[]): Readable {
    return Readable.from(this.kept(topics));
  }

  createRetainedStream(topic: string): Readable {
    return Readable.from(this.kept([topic]));
  }

  /**
   * Only clean sessions are let in (`BrokerAccess.preConnect`), so nothing is ever kept for a device that is away and an
   * acknowledgement has nothing to look up: the original asks the disk at each.
   */
  async outgoingClearMessageId(): Promise<undefined> {
    return undefined;
  }

  /** Everything kept is on the disk. One write at a time; a failed one is tried again with the next. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.writing) await this.writing;
    if (this.unwritten.size === 0) return;
    this.writing = this.write();
    await this.writing;
  }

  private async write(): Promise<void> {
    const batch = new Map(this.unwritten);
    const operations = [...batch].map(([topic, value]) =>
      value === null
        ? { type: 'del' as const, key: KEPT + topic }
        : { type: 'put' as const, key: KEPT + topic, value },
    );
    try {
      await this.level.batch(operations);
      for (const [topic, value] of batch)
        if (this.unwritten.get(topic) === value) this.unwritten.delete(topic);
    } catch (err) {
      this.options.onProblem({ err, messages: batch.size }, 'kept messages could not be written');
    } finally {
      this.writing = null;
    }
  }

  private async *kept(topics: readonly string[]) {
    for (const topic of topics) {
      // Somebody subscribes while the broker closes: nothing is read any more, and the next broker tells them.
      if (this.level.status !== 'open') return;
      const waiting = this.unwritten.get(topic);
      const stored = waiting === undefined ? await this.level.get(KEPT + topic) : waiting;
      if (stored === undefined || stored === null) continue;
      yield { cmd: 'publish', topic, qos: stored[0], payload: stored.subarray(1), retain: true };
    }
  }
}
