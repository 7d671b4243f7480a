/** Changes gathered and handed on at most every so often, the newest of an id; so that a page draws five times a second and not a thousand. */
export class ChangeBuffer<T extends { id: string }> {
  private readonly waiting = new Map<string, T>();
  private scheduled = false;

  /**
   * @param schedule runs its argument once, a little later (`setTimeout` with the window's length)
   * @param take what is waiting, merged by id
   */
  constructor(
    private readonly schedule: (run: () => void) => void,
    private readonly take: (changes: T[]) => void,
  ) {}

  add(changes: readonly T[]): void {
    for (const change of changes) this.waiting.set(change.id, { ...this.waiting.get(change.id), ...change });
    if (this.scheduled || this.waiting.size === 0) return;
    this.scheduled = true;
    this.schedule(() => this.flush());
  }

  /** Everything that was read anew is newer than what waits. */
  clear(): void {
    this.waiting.clear();
  }

  private flush(): void {
    this.scheduled = false;
    const changes = [...this.waiting.values()];
    this.waiting.clear();
    if (changes.length > 0) this.take(changes);
  }
}
