/** What exactly was wrong, for refusals that have many causes; `{part}` and `{count}` come from the details. */
export const REASONS = {
  truncated: { vi: 'tệp bị cắt cụt', en: 'it is cut short' },
  directory: { vi: 'mục lục tệp nén hỏng', en: 'its archive directory is broken' },
  'part-missing': { vi: 'thiếu {part}', en: '{part} is missing' },
  'part-broken': { vi: 'không giải nén được {part}', en: '{part} cannot be inflated' },
  compression: { vi: 'kiểu nén lạ trong {part}', en: 'unknown compression of {part}' },
  'xml-broken': { vi: 'nội dung XML không đọc được', en: 'its XML cannot be read' },
  'pdf-broken': { vi: 'cấu trúc PDF không đọc được', en: 'its PDF structure cannot be read' },
  expands: { vi: 'giải nén ra {count} byte', en: 'it inflates to {count} bytes' },
  ratio: { vi: 'tỷ lệ nén {count}:1', en: 'compressed {count}:1' },
  overlap: { vi: 'các phần chồng lên nhau', en: 'its parts overlap' },
  'size-lie': { vi: '{part} khai sai kích thước', en: '{part} lies about its size' },
  'many-parts': { vi: '{count} phần', en: '{count} parts' },
  'not-word-97': { vi: 'không phải tệp Word 97–2003', en: 'it is no Word 97–2003 file' },
  'word-too-old': { vi: 'phiên bản Word quá cũ', en: 'its version of Word is too old' },
  'doc-broken': { vi: 'cấu trúc tệp hỏng', en: 'its structure is broken' },
  failed: { vi: 'lỗi khi đọc', en: 'reading it failed' },
} as const satisfies Record<string, { vi: string; en: string }>;

export type ReasonCode = keyof typeof REASONS;

/** What was counted where something is too long. */
export const UNITS = {
  characters: { vi: 'ký tự', en: 'characters' },
  pages: { vi: 'trang', en: 'pages' },
  paragraphs: { vi: 'đoạn', en: 'paragraphs' },
  bytes: { vi: 'byte', en: 'bytes' },
} as const;

export type UnitCode = keyof typeof UNITS;
