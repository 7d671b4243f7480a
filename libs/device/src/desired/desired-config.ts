import type { DeviceConfig } from '#contracts/wire.js';
import type { DeviceContext } from '../context.js';
import { isZone } from '../limits/local-time.js';
import { readRecord, writeRecord } from '../records.js';
import { judgeRevision, NOTHING, type Standing } from '../trust/revision-rule.js';

const RECORD = 'config';
interface Kept {
  hash: string;
  message: DeviceConfig;
}

/** The settings in force: the highest revision that was signed, fits this device, and leaves it with a usable key. */
export class DesiredConfig {
  private kept: Kept | null;

  constructor(store: DeviceContext['ports']['store']) {
    this.kept = readRecord<Kept>(store, RECORD);
  }

  current(): DeviceConfig | null {
    return this.kept?.message ?? null;
  }
  revision(): number {
    return this.kept?.message.revision ?? 0;
  }

  /** After a start: what was stored but not said (the power went in between) is said now. */
  restore(context: DeviceContext): void {
    if (!this.kept) return;
    context.keys.replace(this.kept.message.keys);
    this.say(context, this.kept);
  }

  /** True where the message is the new state. */
  take(context: DeviceContext, topic: string, next: Kept & { kid: string }): boolean {
    const { message, hash, kid } = next;
    const verdict = judgeRevision(this.standing(), { revision: message.revision, hash });
    const note = { kid, revision: message.revision, sha256: hash };
    if (verdict === 'ignore') return false;
    if (verdict !== 'take') {
      context.refuse(topic, verdict, note);
      return false;
    }
    const keysProblem = context.keys.refuseSet(message.keys, kid, context.clock.believedMs());
    if (keysProblem !== null) {
      context.ports.log?.('warn', 'config refused for its keys', { why: keysProblem });
      context.refuse(topic, keysProblem === 'no usable key' ? 'key-out-of-date' : 'malformed', note);
      return false;
    }
    if (!isZone(message.zone)) {
      context.refuse(topic, 'unsupported', note);
      return false;
    }
    writeRecord(context.ports.store, RECORD, { hash, message });
    this.kept = { hash, message };
    context.keys.replace(message.keys);
    this.say(context, this.kept);
    return true;
  }

  private standing(): Standing {
    return this.kept ? { revision: this.kept.message.revision, hash: this.kept.hash } : NOTHING;
  }

  private say(context: DeviceContext, { hash, message }: Kept): void {
    const said = context.spent.acceptance('config');
    if (said?.revision === message.revision && said.hash === hash) return;
    context.journal.append('config-accepted', { revision: message.revision, hash });
    context.statusChanged();
  }
}
