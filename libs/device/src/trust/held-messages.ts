/** Messages signed by a key that is not known (yet): a config on its way may bring it. */
export interface HeldMessage {
  topic: string;
  payload: Uint8Array;
  retain: boolean;
  untilMonoMs: number;
}
const HOLD_MS = 60_000;
const MAX_HELD = 16;

export class HeldMessages {
  private readonly held = new Map<string, HeldMessage>();

  /** The newest of a topic is kept; the moment at which it counts as refused does not move. */
  hold(topic: string, payload: Uint8Array, retain: boolean, nowMonoMs: number): void {
    const untilMonoMs = this.held.get(topic)?.untilMonoMs ?? nowMonoMs + HOLD_MS;
    if (this.held.size >= MAX_HELD && !this.held.has(topic)) return;
    this.held.set(topic, { topic, payload, retain, untilMonoMs });
  }

  /** Takes out everything: the keys changed. */
  release(): HeldMessage[] {
    const all = [...this.held.values()];
    this.held.clear();
    return all;
  }

  /** Takes out what has waited long enough. */
  due(nowMonoMs: number): HeldMessage[] {
    const due = [...this.held.values()].filter(({ untilMonoMs }) => untilMonoMs <= nowMonoMs);
    for (const { topic } of due) this.held.delete(topic);
    return due;
  }

  nextMonoMs(): number {
    let next = Infinity;
    for (const { untilMonoMs } of this.held.values()) next = Math.min(next, untilMonoMs);
    return next;
  }
}
