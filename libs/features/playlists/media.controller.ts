import { notFound } from '#contracts/errors.js';
import { Sha256 } from '#contracts/wire.js';
import { DeviceAccess } from '#platform/http/access.js';
import { MediaStore } from '#storage/media-store.js';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { SmallFiles } from './small-files.js';

/** `bytes=a-b`, `bytes=a-`; one range, as devices ask when they go on with a part. null: the whole; 'unsatisfiable'. */
export function parseRange(
  header: string | undefined,
  bytes: number,
): { start: number; end: number } | null | 'unsatisfiable' {
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '');
  if (!match) return null;
  const start = Number(match[1]);
  const end = match[2] ? Math.min(Number(match[2]), bytes - 1) : bytes - 1;
  return start >= bytes || end < start ? 'unsatisfiable' : { start, end };
}

/** Bodies and media by their hash, to devices with their token. */
@ApiExcludeController()
@Controller('media')
export class MediaController {
  constructor(
    private readonly store: MediaStore,
    private readonly small: SmallFiles,
  ) {}

  @Get(':sha256')
  @DeviceAccess()
  async getMedia(
    @Param('sha256', { schema: Sha256 }) sha256: string,
    @Headers('range') range: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const small = await this.small.read(sha256);
    const file = small ? { bytes: small.length } : await this.store.stat(sha256);
    if (!file) throw notFound('media', sha256);
    const part = parseRange(range, file.bytes);
    if (part === 'unsatisfiable') {
      await reply.status(416).header('content-range', `bytes */${file.bytes}`).send();
      return;
    }
    const { start, end } = part ?? { start: 0, end: file.bytes - 1 };
    void reply
      .status(part ? 206 : 200)
      .header('accept-ranges', 'bytes')
      .header('content-type', 'application/octet-stream')
      .header('content-length', String(end - start + 1));
    void reply.header('cache-control', 'public, max-age=31536000, immutable').header('etag', `"${sha256}"`);
    if (part) void reply.header('content-range', `bytes ${start}-${end}/${file.bytes}`);
    await reply.send(
      small ? small.subarray(start, end + 1) : await this.store.open(sha256, { start, end: end + 1 }),
    );
  }
}
