import { Readable } from 'node:stream';
import AsyncLevelPersistence from 'aedes-persistence-level/asyncPersistence.js';
import type { Level } from 'level';

interface KeptPacket {
  topic: string;
  payload: Buffer | string;
  qos: number;
}
const KEPT = 'kept:';

/**
 * aedes-persistence-level with retained messages kept by topic. The original reads and decodes every retained message of
 * the broker for each topic of each SUBSCRIBE; here only whole topics can be subscribed to, so each is one lookup and
 * the cost per device stays flat.
 */
export class BrokerPersistence extends AsyncLevelPersistence {
  constructor(
    private readonly level: Level<string, Buffer>,
    private readonly forgetful: boolean,
  ) {
    super(level);
  }

  async storeRetained({ topic, payload, qos }: KeptPacket): Promise<void> {
    if (this.forgetful) return;
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    if (bytes.length === 0) await this.level.del(KEPT + topic);
    else await this.level.put(KEPT + topic, Buffer.concat([Buffer.of(qos), bytes]));
  }

  createRetainedStreamCombi(topics: readonly string[]): Readable {
    return Readable.from(this.kept(topics));
  }

  createRetainedStream(topic: string): Readable {
    return Readable.from(this.kept([topic]));
  }

  private async *kept(topics: readonly string[]) {
    for (const topic of topics) {
      const stored = await this.level.get(KEPT + topic);
      if (stored === undefined) continue;
      yield { cmd: 'publish', topic, qos: stored[0], payload: stored.subarray(1), retain: true };
    }
  }
}
