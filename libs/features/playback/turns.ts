import { AppError } from '#contracts/errors.js';
import { Readable } from 'node:stream';

/** So much of something at once; one more is told to come again. Nobody waits: files are asked for by a press of a button. */
export class Turns {
  private taken = 0;

  constructor(
    private readonly most: number,
    private readonly message: string,
    private readonly retryAfterSeconds: number,
  ) {}

  /** @returns what gives the turn back, once. @throws AppError `busy` */
  take(): () => void {
    if (this.taken >= this.most)
      throw new AppError('busy', {
        kind: 'too-many',
        message: this.message,
        retryAfterSeconds: this.retryAfterSeconds,
      });
    this.taken += 1;
    let held = true;
    return () => {
      if (held) this.taken -= 1;
      held = false;
    };
  }
}

/**
 * Pieces as a stream that gives its turn back when it closes, read to its end or broken off. After `deadlineMs` it is
 * broken off, so that a turn is not held by whoever does not read; the other side sees a transfer without its end, not a
 * file that looks whole.
 */
export function streamWithin<T>(
  pieces: AsyncIterable<T>,
  giveBack: () => void,
  deadlineMs: number,
): Readable {
  const stream = Readable.from(pieces);
  const timer = setTimeout(
    () => stream.destroy(new Error(`a file was not fetched within ${deadlineMs} ms`)),
    deadlineMs,
  );
  stream.once('close', () => {
    clearTimeout(timer);
    giveBack();
  });
  return stream;
}
