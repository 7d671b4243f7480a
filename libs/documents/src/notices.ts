import type { Notice } from './extracted-document.js';

/** What an editor should know about a document that was taken. */
export const NOTICES = {
  'name-mismatch': {
    vi: 'Tên tệp nói là {named} nhưng nội dung là {found}; đã đọc theo nội dung.',
    en: 'The name says {named}, the content is {found}; it was read by its content.',
  },
  'legacy-script': {
    vi: 'Văn bản viết bằng bảng mã {script}, đã chuyển sang Unicode. Hãy xem lại tên riêng.',
    en: 'The text was written in {script} and was converted to Unicode. Look over the names.',
  },
  'capitals-restored': {
    vi: 'TCVN3 không giữ chữ hoa có dấu: đã khôi phục {count} từ, chữ hoa khác có thể còn thiếu.',
    en: 'TCVN3 loses toned capitals: {count} words were restored, others may still be small.',
  },
  'pages-without-text': {
    vi: 'Các trang {pages} không có chữ, có thể là ảnh chụp: nội dung các trang đó không được đọc.',
    en: 'Pages {pages} have no text and may be scanned images: nothing of them was read.',
  },
  'numbers-lost': {
    vi: 'Tệp .doc có danh sách đánh số tự động; số thứ tự không đọc được từ .doc. Nếu cần, hãy Lưu lại dưới dạng .docx.',
    en: 'The .doc has automatically numbered lists whose numbers cannot be read. Save it as .docx if they matter.',
  },
  'broken-characters': {
    vi: 'Có {count} ký tự hỏng trong văn bản gốc. Hãy xem lại các chỗ có dấu �.',
    en: 'The source has {count} broken characters. Look at the places with �.',
  },
  'notes-left-out': {
    vi: 'Chú thích cuối trang và cuối văn bản không được đưa vào.',
    en: 'Footnotes and endnotes were left out.',
  },
} as const satisfies Record<string, { vi: string; en: string }>;

export type NoticeCode = keyof typeof NOTICES;

/** A notice with both texts filled in. */
export function notice(code: NoticeCode, details: Readonly<Record<string, string | number>> = {}): Notice {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/gu, (_, name: string) => String(details[name] ?? '?'));
  return { code, vi: fill(NOTICES[code].vi), en: fill(NOTICES[code].en) };
}
