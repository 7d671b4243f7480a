import { type BoardText, readBoardText } from '#contracts/board-text.js';
import { type MediaItem, type PlaylistBody, PlaylistBodySchema } from '#contracts/wire.js';
import { createHash } from 'node:crypto';
import type { ApiClient } from './api-client.js';
import { ProtocolDevice } from './protocol-device.js';
import { until } from './until.js';

export interface ShownStretch {
  occurrence?: string;
  alert?: string;
  bulletin?: string;
  sha256: string;
  fromMs: number;
  toMs: number;
  reason?: string;
}

/** A board as the protocol sees it: it fetches its programme, and says it showed whatever a test wants it to. */
export class ProtocolBoard extends ProtocolDevice {
  private seq = 0;

  static override async enrol(admin: ApiClient, place: string): Promise<ProtocolBoard> {
    return new ProtocolBoard((await ProtocolDevice.enrol(admin, place)).enrolment);
  }

  /** The newest message of a kind that satisfies what is asked of it. */
  async message<T>(
    what: string,
    kind: string,
    wanted: (payload: Record<string, unknown>) => Promise<T | null> | T | null,
  ): Promise<T> {
    return until(what, async () => {
      const newest = this.heard.filter((message) => message.kind === kind).at(-1);
      return newest ? wanted(newest.payload) : null;
    });
  }

  /** The body of the newest playlist, once it has what is waited for. */
  programme(what: string, ready: (body: PlaylistBody) => boolean): Promise<PlaylistBody> {
    return this.message(what, 'playlist', async ({ body }) => {
      const { sha256, path } = body as { sha256: string; path: string };
      const made = PlaylistBodySchema.parse(JSON.parse((await this.file(sha256, path)).toString('utf8')));
      return ready(made) ? made : null;
    });
  }

  /** A file with its hash checked. */
  async file(sha256: string, path: string): Promise<Buffer> {
    const response = await fetch(`${this.enrolment.baseUrls[0]}${path}`, {
      headers: { authorization: `Bearer ${this.enrolment.httpToken}` },
      signal: AbortSignal.timeout(10_000),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`${path} is not ${sha256}`);
    return bytes;
  }

  async text({ sha256, path }: MediaItem): Promise<BoardText> {
    const text = readBoardText(await this.file(sha256, path));
    if (!text) throw new Error(`${sha256} is no text for a board`);
    return text;
  }

  shown(...stretches: ShownStretch[]): Promise<void> {
    const reports = stretches.map(({ fromMs, toMs, ...rest }) => ({
      ...rest,
      seq: (this.seq += 1),
      type: 'shown',
      fromAt: new Date(fromMs).toISOString(),
      toAt: new Date(toMs).toISOString(),
    }));
    return this.report(...reports);
  }
}
