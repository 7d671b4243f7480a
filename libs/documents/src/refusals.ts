import { REASONS, UNITS, type ReasonCode, type UnitCode } from './refusal-reasons.js';

/**
 * Why a document is not taken, in the words an editor sees. Each text names the field (the document) and the
 * remedy; `{…}` are filled from the refusal's details.
 */
export const REFUSALS = {
  empty: {
    vi: 'Tệp văn bản rỗng (0 byte). Hãy kiểm tra lại tệp gốc và tải lên lần nữa.',
    en: 'The document is empty (0 bytes). Check the original file and upload it again.',
  },
  'no-text': {
    vi: 'Tệp văn bản không có chữ nào để đọc. Hãy chọn tệp có nội dung hoặc dán nội dung vào ô soạn thảo.',
    en: 'The document has no text to read. Choose a file with content, or paste the text into the editor.',
  },
  'too-large': {
    vi: 'Tệp văn bản quá lớn ({size} byte; tối đa {limit}). Hãy tách tệp, hoặc bỏ bớt hình ảnh rồi lưu lại.',
    en: 'The document is too large ({size} bytes; at most {limit}). Split it, or remove images and save it again.',
  },
  'too-long': {
    vi: 'Tệp văn bản quá dài ({count} {unit}; tối đa {limit}). Hãy tách lấy phần cần phát rồi tải lên.',
    en: 'The document is too long ({count} {unit}; at most {limit}). Take out the part to be broadcast and upload that.',
  },
  'too-complex': {
    vi: 'Không đọc nổi tệp văn bản vì cấu trúc quá phức tạp. Hãy mở tệp, sao chép nội dung sang tệp .docx mới rồi tải lên.',
    en: 'The document is too complex to be read. Open it, copy the text into a new .docx and upload that.',
  },
  timeout: {
    vi: 'Đọc tệp văn bản quá {seconds} giây nên đã dừng. Hãy tách tệp nhỏ hơn hoặc lưu lại dưới dạng .docx.',
    en: 'Reading the document took over {seconds} s and was stopped. Split it, or save it again as .docx.',
  },
  busy: {
    vi: 'Đang có quá nhiều tệp văn bản chờ đọc. Hãy thử lại sau ít phút.',
    en: 'Too many documents are waiting to be read. Try this document again in a few minutes.',
  },
  cancelled: {
    vi: 'Việc đọc tệp văn bản đã bị hủy. Hãy tải lên lại nếu vẫn cần.',
    en: 'Reading the document was cancelled. Upload it again if it is still wanted.',
  },
  unreadable: {
    vi: 'Không mở được tệp văn bản trên máy chủ. Hãy tải tệp lên lại.',
    en: 'The document could not be opened on the server. Upload it again.',
  },
  corrupt: {
    vi: 'Tệp văn bản {kind} bị hỏng ({reason}). Hãy mở bằng Word hoặc trình đọc PDF, lưu lại thành tệp mới rồi tải lên.',
    en: 'The {kind} document is damaged ({reason}). Open it in Word or a PDF reader, save it as a new file and upload that.',
  },
  encrypted: {
    vi: 'Tệp văn bản {kind} được đặt mật khẩu. Hãy bỏ mật khẩu (Lưu thành tệp mới không mật khẩu) rồi tải lên.',
    en: 'The {kind} document is protected by a password. Save a copy without the password and upload that.',
  },
  'scanned-only': {
    vi: 'Tệp PDF chỉ có ảnh chụp, không có lớp chữ ({pages} trang). Hãy dùng bản Word hoặc PDF xuất từ Word, hoặc dán nội dung vào ô soạn thảo.',
    en: 'The PDF document has only scanned images and no text layer ({pages} pages). Use the Word file or a PDF exported from Word, or paste the text into the editor.',
  },
  'no-character-map': {
    vi: 'Chữ trong tệp PDF không giải mã được (phông chữ thiếu bảng mã). Hãy dùng bản Word gốc hoặc dán nội dung vào ô soạn thảo.',
    en: 'The text of the PDF document cannot be decoded (its fonts carry no character map). Use the original Word file, or paste the text.',
  },
  'zip-bomb': {
    vi: 'Tệp văn bản nén bất thường ({reason}) nên bị từ chối để bảo vệ hệ thống. Hãy sao chép nội dung sang tệp .docx mới rồi tải lên.',
    en: 'The document is compressed abnormally ({reason}) and is refused to protect the system. Copy the text into a new .docx and upload that.',
  },
  'unsafe-xml': {
    vi: 'Tệp văn bản .docx chứa khai báo XML không an toàn (DOCTYPE/ENTITY). Hãy sao chép nội dung sang tệp .docx mới rồi tải lên.',
    en: 'The .docx document holds unsafe XML declarations (DOCTYPE/ENTITY). Copy the text into a new .docx and upload that.',
  },
  'doc-unreadable': {
    vi: 'Không đọc được tệp văn bản .doc này ({reason}). Hãy mở bằng Word và Lưu lại dưới dạng .docx rồi tải lên.',
    en: 'This .doc document cannot be read here ({reason}). Open it in Word, save it as .docx and upload that.',
  },
  'unsupported-type': {
    vi: 'Không nhận tệp văn bản loại {type}. Chỉ nhận .docx, .doc, .pdf, .html, .txt. Hãy mở tệp và Lưu lại dưới dạng .docx.',
    en: 'A document of type {type} is not taken; .docx, .doc, .pdf, .html and .txt are. Open it and save it as .docx.',
  },
  'image-only': {
    vi: 'Đây là tệp ảnh ({type}), hệ thống không đọc được chữ trong ảnh. Hãy dùng bản Word hoặc PDF có lớp chữ, hoặc dán nội dung vào ô soạn thảo.',
    en: 'This is an image ({type}); words in a picture cannot be read. Use the Word file or a PDF with a text layer, or paste the text.',
  },
  'audio-or-video': {
    vi: 'Đây là tệp âm thanh hoặc hình ({type}), không phải tệp văn bản. Hãy tải lên ở mục Ghi âm.',
    en: 'This is an audio or video file ({type}), not a document. Upload it as a recording.',
  },
  'binary-nonsense': {
    vi: 'Nội dung tệp văn bản không phải chữ viết của loại tệp nào nhận được. Hãy kiểm tra lại tệp gốc; nếu mở được bằng Word thì Lưu lại dưới dạng .docx.',
    en: 'The content of the document is not text of any supported kind. Check the original; if Word opens it, save it as .docx.',
  },
} as const satisfies Record<string, { vi: string; en: string }>;

export type RefusalCode = keyof typeof REFUSALS;
export interface RefusalDetails {
  readonly reason?: ReasonCode;
  readonly unit?: UnitCode;
  readonly [name: string]: string | number | undefined;
}

/** An expected outcome, not an error: the document cannot be taken, why, and what its owner can do. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field: 'document';
  readonly details: RefusalDetails;
  readonly vi: string;
  readonly en: string;
}

function fill(text: string, details: RefusalDetails, language: 'vi' | 'en'): string {
  const { reason, unit } = details;
  const words = {
    ...details,
    reason: reason && REASONS[reason][language],
    unit: unit && UNITS[unit][language],
  };
  // Twice: a reason has slots of its own.
  const put = (from: string): string =>
    from.replace(/\{(\w+)\}/gu, (_, name: string) => String((words as RefusalDetails)[name] ?? ''));
  return put(put(text));
}

/** Makes a refusal with both texts filled in. */
export function refusal(code: RefusalCode, details: RefusalDetails = {}): Refusal {
  const { vi, en } = REFUSALS[code];
  return { code, field: 'document', details, vi: fill(vi, details, 'vi'), en: fill(en, details, 'en') };
}

/** Thrown by readers inside the worker, caught at its door and returned as a value. */
export class DocumentRefused extends Error {
  readonly refusal: Refusal;
  constructor(code: RefusalCode, details: RefusalDetails = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'DocumentRefused';
    this.refusal = refusal(code, details);
  }
}
