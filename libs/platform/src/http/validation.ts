import { AppError } from '#contracts/errors.js';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] };
const fieldOf = (issue: Issue): string =>
  (issue.path ?? []).map((p) => String(typeof p === 'object' ? p.key : p)).join('.') || 'body';

/** zod speaks Vietnamese first: messages of the schemas reach the screen as they are. */
export function speakVietnamese(): void {
  z.config(z.locales.vi());
}

/** Validates by the zod schema given at `@Body({ schema })`, `@Query({ schema })`, `@Param('id', { schema })`. */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new AppError('invalid-input', {
        kind: 'invalid',
        message: 'Dữ liệu gửi lên chưa đúng, xem từng mục bên dưới',
        problems: (issues as readonly Issue[])
          .slice(0, 50)
          .map((issue) => ({ field: fieldOf(issue), code: 'invalid', message: issue.message })),
      }),
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
