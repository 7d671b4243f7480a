import { invalid } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import type { BulletinEntity } from '#persistence/entities/bulletins.entity.js';
import { Injectable } from '@nestjs/common';
import { OrderSounds } from './order-sounds.js';

/** May these bulletins be ordered? Each refusal names the bulletin and the remedy. */
@Injectable()
export class OrderBulletins {
  constructor(
    private readonly sounds: OrderSounds,
    private readonly clock: Clock,
  ) {}

  /**
   * Of this unit's line, approved, valid. In the order of the ids.
   * @param whenApproved drafts and what waits for approval are let in too: the order waits with them. Of this unit and
   * those below it only: what a unit above is still writing is nobody's business here, and does not exist.
   * @throws AppError (invalid)
   */
  async require(ids: readonly string[], unitPath: string, whenApproved = false): Promise<BulletinEntity[]> {
    const found = await this.sounds.load(ids);
    return ids.map((id, i) => {
      const entry = found.get(id);
      if (!entry) throw notFound(i);
      const { bulletin } = entry;
      const own = bulletin.unitPath.startsWith(unitPath);
      if (!own && (bulletin.state === 'draft' || bulletin.state === 'submitted')) throw notFound(i);
      if (!own && !unitPath.startsWith(bulletin.unitPath))
        throw invalid(
          `bulletinIds.${i}`,
          'bulletin-of-another-unit',
          `Bản tin “${bulletin.title}” là của địa bàn khác`,
        );
      const waits = whenApproved && (bulletin.state === 'draft' || bulletin.state === 'submitted');
      if (bulletin.state !== 'approved' && !waits)
        throw invalid(
          `bulletinIds.${i}`,
          'bulletin-not-approved',
          `Bản tin “${bulletin.title}” chưa được duyệt (hoặc đã thu hồi): duyệt trước khi lên lịch`,
        );
      if (bulletin.validTo.getTime() <= this.clock.nowMs())
        throw invalid(
          `bulletinIds.${i}`,
          'bulletin-expired',
          `Bản tin “${bulletin.title}” đã hết hiệu lực: kéo dài hiệu lực hoặc chọn bản tin khác`,
        );
      return bulletin;
    });
  }

  /** Each has a sound that can be played. @throws AppError (invalid) */
  async requireSounds(ids: readonly string[]): Promise<void> {
    const found = await this.sounds.load(ids);
    for (const [i, id] of ids.entries()) {
      if (found.get(id)?.sounds.length === 0)
        throw invalid(
          `bulletinIds.${i}`,
          'not-rendered',
          'Bản tin chưa có tệp âm thanh: đợi chuyển thành giọng đọc xong rồi lên lịch',
        );
    }
  }
}

const notFound = (i: number) =>
  invalid(`bulletinIds.${i}`, 'bulletin-not-found', 'Không tìm thấy bản tin này');
