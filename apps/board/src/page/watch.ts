const LOOK_MS = 15_000;
/** The worker says every 15 s that it lives; a busy machine may be late with it. */
const DEAD_LOOKS = 5;

/** Calls back once when a worker that was alive has hung. Counted in looks, which stand still when the machine sleeps. */
export class Watch {
  private silentLooks = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly onHung: () => void) {}

  alive(): void {
    this.silentLooks = 0;
    this.timer ??= setInterval(() => this.look(), LOOK_MS);
  }

  private look(): void {
    this.silentLooks += 1;
    if (this.silentLooks < DEAD_LOOKS) return;
    clearInterval(this.timer);
    this.onHung();
  }
}
