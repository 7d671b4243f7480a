import type { PartKind } from './outline-part.js';

/** Why a kind of part is not read unless somebody chooses it; shown beside the part. */
export const LEFT_OUT: Partial<Record<PartKind, string>> = {
  metadata: 'Thông tin kèm theo văn bản, không phải nội dung.',
  motto: 'Quốc hiệu, tiêu ngữ: không đọc trên loa.',
  issuer: 'Tên cơ quan ban hành ở đầu văn bản: không đọc trên loa.',
  number: 'Số, ký hiệu ở đầu văn bản: không đọc trên loa.',
  'date-place': 'Địa danh, ngày tháng ở đầu văn bản: không đọc trên loa.',
  addressee: 'Kính gửi: dành cho nơi nhận văn bản, không đọc trên loa.',
  basis: 'Căn cứ ban hành: thường không đọc trên loa; chọn nếu cần.',
  recipients: 'Nơi nhận: không đọc trên loa.',
  signature: 'Chữ ký, chức vụ, họ tên người ký: không đọc trên loa.',
  appendix: 'Phụ lục: chọn nếu cần đọc.',
};

export const IN_APPENDIX = 'Thuộc phụ lục: chọn nếu cần đọc.';
export const HEADERLESS_TABLE = 'Bảng không có dòng tiêu đề: đọc lần lượt từng ô, nên xem lại.';
