import { AppError, invalid } from '#contracts/errors.js';
import type { MultipartFile } from '@fastify/multipart';

export interface MultipartRequest {
  isMultipart(): boolean;
  file(options: object): Promise<MultipartFile | undefined>;
}

/**
 * The one file of a form, field `file`, as a stream that ends at `maxBytes` (`truncated` then).
 *
 * @throws AppError `not-multipart`; `broken-form` for a body that is cut short or is no form at all: the parser's own
 * errors have no status.
 */
export async function fileOf(
  request: MultipartRequest,
  maxBytes: number,
): Promise<MultipartFile | undefined> {
  if (!request.isMultipart())
    throw invalid('file', 'not-multipart', 'Gửi tệp dưới dạng biểu mẫu multipart/form-data, mục “file”');
  try {
    return await request.file({
      limits: { fileSize: maxBytes, files: 1, fields: 5, parts: 6, headerPairs: 50 },
    });
  } catch (cause) {
    const message = 'Biểu mẫu gửi lên bị đứt hoặc sai: chọn lại tệp rồi gửi lại';
    throw new AppError('broken-form', {
      kind: 'invalid',
      message,
      problems: [{ field: 'file', code: 'broken-form', message }],
      cause,
    });
  }
}
