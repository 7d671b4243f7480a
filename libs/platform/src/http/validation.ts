import { AppError, type FieldProblem } from '#contracts/errors.js';
import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { brokenPaths, isTooDeep } from '../broken-text.js';
import { plainEnglish, plainMessage } from './plain-messages.js';

const fieldOf = ({ path }: z.core.$ZodIssue): string => path.map(String).join('.') || 'body';
/** What a schema refuses, field by field. */
export const fieldProblem = (issue: z.core.$ZodIssue): FieldProblem => ({
  field: fieldOf(issue),
  code: 'invalid',
  message: issue.message,
  messageEn: plainEnglish(issue),
});

/** zod speaks Vietnamese first: messages of the schemas reach the screen as they are. */
export function speakVietnamese(): void {
  const { localeError } = z.locales.vi();
  z.config({ localeError: (issue) => plainMessage(issue)?.vi ?? localeError(issue) });
}

const unusable = (problems: FieldProblem[]): AppError =>
  new AppError('invalid-input', {
    kind: 'invalid',
    message: 'Dữ liệu gửi lên chưa đúng, xem từng mục bên dưới',
    problems,
  });

/** Refuses text that no database keeps. Looks at what the schemas made of the input, so that a schema may clean it. */
class InputPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const given = (await super.transform(value, metadata)) as T;
    if (metadata.type === 'custom') return given;
    if (isTooDeep(given)) {
      const message = 'Dữ liệu lồng nhau quá nhiều lớp';
      throw unusable([{ field: metadata.data ?? 'body', code: 'too-deep', message }]);
    }
    const broken = brokenPaths(given);
    if (broken.length === 0) return given;
    const message = 'Có ký tự hỏng hoặc ký tự NUL: gõ lại mục này';
    throw unusable(broken.slice(0, 50).map((field) => ({ field, code: 'broken-text', message })));
  }
}

/** Validates by the zod schema given at `@Body({ schema })`, `@Query({ schema })`, `@Param('id', { schema })`. */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new InputPipe({
    exceptionFactory: (issues) =>
      // Every schema of ours is zod's, and these are its issues.
      unusable((issues as readonly z.core.$ZodIssue[]).slice(0, 50).map(fieldProblem)),
  });

/** Query of every list: `?page=1&limit=50&sort=-createdAt`. */
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  sort: z.string().max(64).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    limit: z.number().int(),
  });
export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  limit: number;
}
