/** What a piece of a legal document is. */
export type PartKind =
  | 'metadata' // what a web page or clerk wrote around the document
  | 'motto' // Quốc hiệu, tiêu ngữ
  | 'issuer' // tên cơ quan ban hành
  | 'number' // số, ký hiệu
  | 'date-place' // địa danh và thời gian
  | 'title' // tên loại và trích yếu
  | 'addressee' // Kính gửi
  | 'basis' // Căn cứ …
  | 'part' // Phần
  | 'chapter' // Chương
  | 'section' // Mục, tiểu mục, I. II. III.
  | 'article' // Điều
  | 'clause' // Khoản
  | 'point' // Điểm
  | 'paragraph'
  | 'table'
  | 'recipients' // Nơi nhận
  | 'signature' // quyền hạn, chức vụ, họ tên
  | 'appendix'; // Phụ lục

export interface OutlinePart {
  /** `p1`, `p2`, … in the order of the document; the same document gives the same ids. */
  readonly id: string;
  readonly kind: PartKind;
  /** 0 = top; a part with a greater level belongs to the nearest one before it with a smaller level. */
  readonly level: number;
  /** A short label for the outline, at most 160 characters. */
  readonly heading: string;
  /** What would be spoken of this part alone, without its children. */
  readonly text: string;
  /** Place in the document's text: UTF-16 offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly selectedByDefault: boolean;
  /** Vietnamese: why it is left out by default, or what to know before it is chosen. */
  readonly why?: string;
  readonly estimatedSeconds: number;
}
