/** What a picture or film for boards became, or why it was refused: expected ends are values. */
export interface DisplayFile {
  kind: 'image' | 'video';
  /** In the words of the protocol: png, jpeg; mp4, webm. */
  codec: string;
  width: number;
  height: number;
  /** Of a film; 0 of a picture. */
  durationMs: number;
}
export type DisplayOutcome = { ok: true; value: DisplayFile } | { ok: false; reason: DisplayReason };

/** What an editor reads, in both languages of the screens. */
export const displayReasons = {
  'not-a-picture': {
    vi: 'Tệp không phải ảnh PNG, JPEG, WebP hay video MP4, WebM: xuất lại đúng loại rồi tải lên',
    en: 'This is no PNG, JPEG or WebP picture and no MP4 or WebM film: export it as one of these and upload it again',
  },
  'picture-too-large': {
    vi: 'Ảnh lớn hơn 10 MiB: giảm kích thước hoặc nén lại',
    en: 'The picture is larger than 10 MiB: make it smaller or compress it',
  },
  'picture-too-wide': {
    vi: 'Ảnh có quá nhiều điểm ảnh (tối đa 12.000 mỗi chiều, 60 triệu tất cả): thu nhỏ lại',
    en: 'The picture has too many pixels (at most 12,000 a side and 60 million in all): make it smaller',
  },
  'picture-broken': {
    vi: 'Ảnh bị hỏng, không mở được: xuất lại từ phần mềm gốc',
    en: 'The picture is damaged and cannot be opened: export it again from the program it was made with',
  },
  'film-too-large': {
    vi: 'Video lớn hơn 128 MiB: nén lại hoặc cắt ngắn',
    en: 'The film is larger than 128 MiB: compress it or cut it',
  },
  'film-too-long': {
    vi: 'Video dài hơn 3 phút: cắt ngắn lại',
    en: 'The film is longer than 3 minutes: cut it',
  },
  'film-too-wide': {
    vi: 'Video lớn hơn 1920 điểm ảnh mỗi chiều: xuất lại ở 1080p trở xuống',
    en: 'The film has more than 1920 pixels a side: export it again in 1080p or less',
  },
  'film-codec': {
    vi: 'Bảng điện tử chỉ chiếu được H.264 8 bit (MP4) hoặc VP8, VP9 (WebM): chuyển mã video rồi tải lên',
    en: 'Boards play only 8-bit H.264 (MP4), VP8 or VP9 (WebM): convert the film and upload it again',
  },
  'film-broken': {
    vi: 'Video bị hỏng hoặc không có hình: xuất lại từ phần mềm gốc',
    en: 'The film is damaged or has no picture: export it again from the program it was made with',
  },
  'display-timed-out': {
    vi: 'Xử lý tệp quá lâu: thử lại, hoặc dùng tệp nhỏ hơn',
    en: 'The file took too long: try again, or use a smaller one',
  },
} as const satisfies Record<string, { vi: string; en: string }>;
export type DisplayReason = keyof typeof displayReasons;

export const displayLimits = {
  pictureBytes: 10 * 1024 * 1024,
  /** Before it is made smaller. */
  pictureSide: 12_000,
  picturePixels: 60_000_000,
  /** After: a board is no wider. */
  shownSide: 1920,
  filmBytes: 128 * 1024 * 1024,
  filmMs: 180_000,
  filmSide: 1920,
} as const;

export const refusedDisplay = (reason: DisplayReason): DisplayOutcome => ({ ok: false, reason });
