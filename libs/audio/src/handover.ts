/**
 * Hands chunks from one running program to the reader, one at a time: a slow reader slows the writer down, and nothing
 * is kept beyond the chunk in hand.
 */
export class Handover<T> implements AsyncIterable<T> {
  private waiting: { chunk: T; taken: () => void } | undefined;
  private wake: (() => void) | undefined;
  private ended = false;
  private failure: { cause: unknown } | undefined;

  /** Resolves when the reader has taken the chunk, or at once when there is no reader any more. */
  push(chunk: T): Promise<void> {
    if (this.ended) return Promise.resolve();
    return new Promise((taken) => {
      this.waiting = { chunk, taken };
      this.wake?.();
    });
  }

  /** No more chunks, or no more reader; with a cause, the reader throws it. */
  end(failure?: { cause: unknown }): void {
    if (this.ended) return;
    this.ended = true;
    this.failure = failure;
    if (failure) this.waiting?.taken();
    this.wake?.();
  }

  /** The reader has gone: a writer that waits goes on. */
  abandon(): void {
    this.end();
    this.waiting?.taken();
    this.waiting = undefined;
  }

  async *[Symbol.asyncIterator](): AsyncIterator<T> {
    for (;;) {
      if (this.failure) throw this.failure.cause;
      const { waiting } = this;
      if (waiting) {
        this.waiting = undefined;
        waiting.taken();
        yield waiting.chunk;
      } else if (this.ended) {
        return;
      } else {
        await new Promise<void>((resolve) => (this.wake = resolve));
        this.wake = undefined;
      }
    }
  }
}
