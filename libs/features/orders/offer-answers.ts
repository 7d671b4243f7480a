import { type AppError, conflict, invalid } from '#contracts/errors.js';
import type { OfferEntity } from '#persistence/entities/orders.entity.js';
import type { AnswerOffer } from './offers.dto.js';

/** States of an offer that somebody is to answer. */
export const WAITING: readonly string[] = ['open', 'changed'];

const SAID: Record<AnswerOffer['answer'], string> = { accept: 'Nhận phát', decline: 'Không phát' };

/** The same person says the same once more: their network was cut before they heard that it was done. */
export function isRepeated(offer: OfferEntity, userId: string, dto: AnswerOffer): boolean {
  const last = (offer.answers as { version: number; localDate: string | null; into: unknown }[]).at(-1);
  return (
    offer.answeredBy === userId &&
    offer.state === (dto.answer === 'accept' ? 'accepted' : 'declined') &&
    last?.version === offer.orderVersion &&
    last.localDate === dto.localDate &&
    JSON.stringify(last.into) === JSON.stringify(dto.into) &&
    offer.reason === (dto.reason ?? null)
  );
}

/** @param by who answered last, as people know them; absent: a rule of the commune */
export function mayNotAnswer(offer: OfferEntity, dto: AnswerOffer, by: string | undefined): AppError | null {
  if (offer.state === 'withdrawn')
    return conflict('offer-withdrawn', 'Nơi gửi đã thu hồi hoặc thay đổi bản tin này: không cần trả lời nữa');
  if (offer.state === 'expired')
    return conflict(
      'offer-expired',
      'Đã quá hạn trả lời nên bản tin này không phát. Nếu xã vẫn cần phát, đề nghị nơi gửi đặt lịch khác',
    );
  if (dto.answer === 'decline' && !dto.reason)
    return invalid('reason', 'reason-needed', 'Nêu lý do không phát');
  if (!dto.seen) return null;
  if ((offer.answeredAt?.toISOString() ?? null) !== dto.seen.answeredAt) return answered(offer, by);
  if (offer.orderVersion !== dto.seen.version)
    return conflict(
      'offer-changed',
      'Nơi gửi vừa sửa nội dung hoặc giờ phát: nghe lại bản tin rồi trả lời lần nữa',
    );
  return null;
}

/** Somebody was quicker. */
export const answered = ({ state }: OfferEntity, by: string | undefined): AppError =>
  conflict(
    'offer-answered',
    `${by ?? 'Quy tắc của xã'} vừa trả lời bản tin này: ` +
      `“${SAID[state === 'declined' ? 'decline' : 'accept']}”. Xem ở mục “Đã trả lời”`,
  );
