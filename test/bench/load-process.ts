import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process of devices that a bench talks to over IPC: messages with one word each way. */
export class LoadProcess {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<string, (message: Record<string, unknown>) => void>();
  private fail: (cause: Error) => void = () => undefined;
  private readonly ended: Promise<never>;

  /** @param file beside this one, built. */
  constructor(file: string) {
    this.child = fork(fileURLToPath(new URL(file, import.meta.url)), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.ended = new Promise((_, reject) => (this.fail = reject));
    this.ended.catch(() => undefined); // told to whoever waits for an answer
    this.child.on('message', (message: Record<string, unknown>) => {
      const word = String(message['say']);
      this.waiting.get(word)?.(message);
      this.waiting.delete(word);
    });
    this.child.on('exit', (code) => this.fail(new Error(`the load ended with ${code}`)));
  }

  /** Sends a message and waits for the answer that says `until`; the whole within `withinMs`. */
  async ask<T>(message: object, until: string, withinMs = 120_000): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`the load did not say "${until}" within ${withinMs / 1000} s`)),
        withinMs,
      );
    });
    const answer = new Promise<Record<string, unknown>>((resolve) => this.waiting.set(until, resolve));
    this.child.send(message);
    try {
      return (await Promise.race([answer, late, this.ended])) as T;
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill('SIGKILL');
    await gone;
  }
}

/** The other side: what the load process hears, and how it answers. */
export function onAsked(handle: (message: Record<string, unknown>) => Promise<object>): void {
  process.on('message', (message) => {
    handle(message as Record<string, unknown>).then(
      (answer) => process.send?.(answer),
      (cause: unknown) => {
        console.error(cause);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}
