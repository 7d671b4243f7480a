/** One timer for thousands of sleepers: a heap of moments. A sleeper that sets a new moment leaves the old one behind, to be skipped. */
export interface Sleeper {
  /** The moment this sleeper really waits for. */
  wakeAtMs: number;
  wake(): void;
}
interface Entry {
  atMs: number;
  sleeper: Sleeper;
}
const MAX_TIMER_MS = 60_000;
/** After so many at one go the event loop gets a turn: connections must go on being read. */
const MAX_AT_ONCE = 200;

export class AlarmClock {
  private readonly heap: Entry[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private timerAtMs = Infinity;
  private closed = false;

  constructor(private readonly monotonicMs: () => number) {}

  set(sleeper: Sleeper, atMs: number): void {
    if (sleeper.wakeAtMs === atMs) return;
    sleeper.wakeAtMs = atMs;
    if (atMs === Infinity) return;
    this.push({ atMs, sleeper });
    this.arm();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.heap.length = 0;
  }

  private arm(): void {
    const next = this.heap[0]?.atMs ?? Infinity;
    if (this.closed || next >= this.timerAtMs) return;
    clearTimeout(this.timer);
    this.timerAtMs = next;
    const inMs = Math.ceil(next - this.monotonicMs());
    this.timer = setTimeout(() => this.ring(), Math.max(0, Math.min(MAX_TIMER_MS, inMs)));
  }

  private ring(): void {
    this.timerAtMs = Infinity;
    const now = this.monotonicMs();
    for (let woken = 0; woken < MAX_AT_ONCE && this.heap[0] && this.heap[0].atMs <= now;) {
      const { atMs, sleeper } = this.pop();
      if (sleeper.wakeAtMs !== atMs) continue;
      sleeper.wakeAtMs = Infinity;
      sleeper.wake();
      woken += 1;
    }
    this.arm();
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]!.atMs <= entry.atMs) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  private pop(): Entry {
    const { heap } = this;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.atMs < heap[child]!.atMs) child += 1;
      if (heap[child]!.atMs >= last.atMs) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}
