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

export const displayReasons = {
  'not-a-picture': 'Tệp không phải ảnh PNG, JPEG, WebP hay video MP4, WebM: xuất lại đúng loại rồi tải lên',
  'picture-too-large': 'Ảnh lớn hơn 10 MiB: giảm kích thước hoặc nén lại',
  'picture-too-wide': 'Ảnh có quá nhiều điểm ảnh (tối đa 12.000 mỗi chiều, 60 triệu tất cả): thu nhỏ lại',
  'picture-broken': 'Ảnh bị hỏng, không mở được: xuất lại từ phần mềm gốc',
  'film-too-large': 'Video lớn hơn 128 MiB: nén lại hoặc cắt ngắn',
  'film-too-long': 'Video dài hơn 3 phút: cắt ngắn lại',
  'film-too-wide': 'Video lớn hơn 1920 điểm ảnh mỗi chiều: xuất lại ở 1080p trở xuống',
  'film-codec':
    'Bảng điện tử chỉ chiếu được H.264 8 bit (MP4) hoặc VP8, VP9 (WebM): chuyển mã video rồi tải lên',
  'film-broken': 'Video bị hỏng hoặc không có hình: xuất lại từ phần mềm gốc',
  'display-timed-out': 'Xử lý tệp quá lâu: thử lại, hoặc dùng tệp nhỏ hơn',
} as const;
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
