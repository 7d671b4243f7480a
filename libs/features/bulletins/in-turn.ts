import { AppError } from '#contracts/errors.js';
import type { Turnstile } from '#platform/turnstile.js';

const BUSY = {
  'studio-busy': { message: 'Nhiều âm thanh đang được xử lý: đợi một phút rồi gửi lại' },
  'display-busy': { message: 'Máy chủ đang xử lý các tệp khác: đợi ít phút rồi tải lên lại' },
} as const;

/**
 * Work that takes a processor or a disk, when it is its turn.
 * @throws AppError `studio-busy`, `display-busy` (unavailable) where too many wait already
 */
export async function inTurn<T>(
  turnstile: Turnstile,
  work: () => Promise<T>,
  busy: keyof typeof BUSY = 'studio-busy',
): Promise<T> {
  const done = await turnstile.pass(async () => ({ value: await work() }));
  if (done) return done.value;
  throw new AppError(busy, { kind: 'unavailable', ...BUSY[busy], retryAfterSeconds: 60 });
}
