import { gzipSync } from 'node:zlib';

export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  details?: Record<string, unknown>,
) => void;

const MAX_LINES = 2000;

/** JSON lines on standard output; the newest are kept for the `log` command. */
export class RecentLog {
  private readonly lines: string[] = [];

  readonly write: Log = (level, message, details = {}) => {
    const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...details });
    this.lines.push(line);
    if (this.lines.length > MAX_LINES) this.lines.shift();
    process.stdout.write(`${line}\n`);
  };

  /** The newest lines, gzip, at most so large. */
  packed(maxBytes: number): Buffer {
    for (let from = 0; ; from += Math.max(1, Math.ceil((this.lines.length - from) / 2))) {
      const packed = gzipSync(this.lines.slice(from).join('\n'));
      if (packed.length <= maxBytes || from >= this.lines.length) return packed;
    }
  }
}
