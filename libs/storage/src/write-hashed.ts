import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { AppError } from '#contracts/errors.js';
import type { PutOptions, StoredMedia } from './media-store.js';

/**
 * Writes the chunks to a new file, hashing on the way, and returns after the data is on the disk.
 * Throws `AppError` `media-too-large` or `media-hash-differs`; the caller removes the file.
 */
export async function writeHashed(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  options: PutOptions,
): Promise<StoredMedia> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      options.signal?.throwIfAborted();
      bytes += chunk.byteLength;
      if (bytes > options.maxBytes) throw tooLarge(options.maxBytes);
      hash.update(chunk);
      await writeAll(file, chunk);
    }
    options.signal?.throwIfAborted();
    const sha256 = hash.digest('hex');
    if (options.expectedSha256 !== undefined && options.expectedSha256 !== sha256) {
      throw new AppError('media-hash-differs', {
        kind: 'invalid',
        message: 'Tệp nhận được khác với tệp đã công bố: hãy gửi lại.',
        details: { expected: options.expectedSha256, received: sha256, bytes },
      });
    }
    await file.sync();
    return { sha256, bytes };
  } finally {
    await file.close();
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength;) {
    const { bytesWritten } = await file.write(chunk, at);
    at += bytesWritten;
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('media-too-large', {
    kind: 'invalid',
    message: `Tệp lớn hơn giới hạn ${Math.floor(maxBytes / 1024 / 1024)} MB: hãy nén hoặc cắt bớt rồi gửi lại.`,
    details: { maxBytes },
  });
}
