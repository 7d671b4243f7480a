/** What an editor reads where a sound was refused: every sentence names the remedy. */
export interface AudioErrorText {
  vi: string;
  en: string;
}

const table = {
  empty: {
    vi: 'Tệp không có dữ liệu. Hãy kiểm tra tệp trên máy rồi gửi lại.',
    en: 'The file is empty. Check it on your machine and send it again.',
  },
  'unsupported-format': {
    vi: 'Không nhận ra đây là tệp âm thanh. Hãy xuất thành mp3, wav, m4a, ogg, flac, amr hoặc 3gp rồi gửi lại.',
    en: 'This is not an audio file we know. Export it as mp3, wav, m4a, ogg, flac, amr or 3gp and send it again.',
  },
  'is-playlist': {
    vi: 'Đây là danh sách phát trỏ tới tệp khác, không phải âm thanh. Hãy gửi chính tệp âm thanh.',
    en: 'This is a playlist pointing elsewhere, not a sound. Send the audio file itself.',
  },
  'is-video': {
    vi: 'Đây là phim. Hãy tách phần tiếng thành tệp mp3 rồi gửi lại.',
    en: 'This is a video. Extract its sound to an mp3 file and send that.',
  },
  'is-picture': {
    vi: 'Đây là hình ảnh, không có tiếng. Hãy chọn tệp âm thanh.',
    en: 'This is a picture, without any sound. Choose an audio file.',
  },
  'no-audio': {
    vi: 'Tệp không có phần tiếng. Hãy chọn tệp khác hoặc ghi âm lại.',
    en: 'The file has no audio in it. Choose another file or record again.',
  },
  'no-sound': {
    vi: 'Tệp chỉ có im lặng hoặc tiếng quá nhỏ. Hãy ghi âm lại gần micrô hơn.',
    en: 'The file is silent, or far too quiet. Record it again, closer to the microphone.',
  },
  'too-short': {
    vi: 'Âm thanh ngắn hơn nửa giây. Hãy gửi bản ghi đầy đủ.',
    en: 'The sound is shorter than half a second. Send the whole recording.',
  },
  'too-long': {
    vi: 'Âm thanh dài quá giới hạn. Hãy cắt thành nhiều tệp ngắn hơn.',
    en: 'The sound is longer than allowed. Cut it into several shorter files.',
  },
  'too-large': {
    vi: 'Tệp lớn quá giới hạn. Hãy nén thành mp3 hoặc cắt ngắn rồi gửi lại.',
    en: 'The file is larger than allowed. Compress it to mp3 or cut it, and send it again.',
  },
  corrupt: {
    vi: 'Không giải mã được âm thanh, tệp có thể đã hỏng. Hãy mở thử trên máy và xuất lại tệp.',
    en: 'The sound cannot be decoded; the file may be damaged. Try to play it and export it again.',
  },
  'timed-out': {
    vi: 'Xử lý âm thanh quá lâu nên đã dừng. Hãy thử lại; nếu vẫn vậy, hãy cắt tệp ngắn hơn.',
    en: 'The work took too long and was stopped. Try again; if that fails too, send a shorter file.',
  },
  aborted: {
    vi: 'Việc xử lý âm thanh đã bị huỷ. Hãy bắt đầu lại nếu vẫn cần.',
    en: 'The work was cancelled. Start it again if you still want it.',
  },
  'audio-tool-missing': {
    vi: 'Máy chủ thiếu ffmpeg. Người quản trị cần cài gói ffmpeg hoặc đặt TTN_FFMPEG_PATH.',
    en: 'The server has no ffmpeg. An administrator must install it or set its path.',
  },
  'audio-tool-failed': {
    vi: 'Chương trình xử lý âm thanh bị lỗi. Hãy thử lại; nếu vẫn lỗi, báo người quản trị.',
    en: 'The audio program failed. Try again; tell the administrator if it goes on.',
  },
  'nothing-to-speak': {
    vi: 'Không còn câu nào để đọc. Hãy chọn phần văn bản cần đọc.',
    en: 'There is no sentence left to speak. Choose the parts of the text to be read.',
  },
  'voice-unknown': {
    vi: 'Giọng đọc đã chọn không có trên máy chủ. Hãy chọn giọng khác trong phần cài đặt của đài.',
    en: 'The chosen voice is not on this server. Choose another one in the settings of the station.',
  },
  'voice-engine-missing': {
    vi: 'Máy chủ chưa cài bộ đọc này. Người quản trị cần cài theo trang hướng dẫn về giọng đọc.',
    en: 'This speech engine is not installed. An administrator can install it as the page on voices says.',
  },
  'voice-engine-failed': {
    vi: 'Bộ đọc gặp lỗi. Hãy thử lại hoặc chọn giọng khác.',
    en: 'The speech engine failed. Try again or choose another voice.',
  },
  'voice-service-refused': {
    vi: 'Dịch vụ giọng đọc từ chối yêu cầu. Người quản trị cần kiểm tra khoá và hạn mức, hoặc chọn giọng khác.',
    en: 'The voice service refused. An administrator must check key and quota, or choose another voice.',
  },
  'voice-service-unavailable': {
    vi: 'Dịch vụ giọng đọc không trả lời. Hãy thử lại sau hoặc dùng giọng cài trên máy chủ.',
    en: 'The voice service does not answer. Try later, or use a voice installed on the server.',
  },
} as const satisfies Record<string, AudioErrorText>;

/** Why a sound was refused or could not be made; kebab-case and stable. */
export type AudioReason = keyof typeof table;

export const audioErrorTexts: Readonly<Record<AudioReason, AudioErrorText>> = table;
