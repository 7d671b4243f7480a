import { type AppError, conflict } from '#contracts/errors.js';
import type { CollisionEntity } from '#persistence/entities/orders.entity.js';
import type { ResolveCollision } from './offers.dto.js';

/** The same person decides the same once more: their network was cut before they heard that it was done. */
export function isSameChoice(collision: CollisionEntity, userId: string, dto: ResolveCollision): boolean {
  const { ranking, dropped } = (collision.resolution ?? {}) as Partial<ResolveCollision>;
  return (
    collision.state === 'resolved' &&
    collision.resolvedBy === userId &&
    JSON.stringify([ranking, dropped]) === JSON.stringify([dto.ranking, dto.dropped])
  );
}

/** @param by who decided, as people know them; absent: a rule, or nobody had to */
export function notOpen({ state }: CollisionEntity, by: string | undefined): AppError {
  const why =
    state === 'resolved'
      ? `${by ?? 'Người khác'} vừa chọn thứ tự cho lần trùng giờ này`
      : state === 'ruled'
        ? 'Đã đến hạn nên quy tắc của xã vừa chọn thứ tự cho lần trùng giờ này'
        : 'Không còn trùng giờ: lịch phát của các bản tin vừa thay đổi';
  return conflict('collision-not-open', `${why}. Xem ở mục “Đã chọn thứ tự”`);
}
