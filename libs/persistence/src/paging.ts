import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { invalid } from '#contracts/errors.js';

export interface PageRequest {
  /** From 1. */
  page: number;
  /** At most 200. */
  limit: number;
  /** `title` or `-createdAt`, up to three with commas. */
  sort?: string;
}

export interface PageRules {
  /** The builder's main alias. */
  alias: string;
  /** Properties that may be sorted by; one not written `alias.property` belongs to the main alias. */
  sort: readonly string[];
  /** The order without `?sort`, written the same way. */
  by: string;
}

export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  limit: number;
}

const MAX_LIMIT = 200;
const MAX_SORTS = 3;
/** Skipping more rows than this costs the database more than anybody reads; a filter finds them. */
const MAX_SKIPPED = 1_000_000;

/**
 * One page of a list whose conditions the builder already has. The primary key comes last in every order, so that rows
 * which are otherwise equal neither repeat nor go missing between pages.
 * @throws AppError `sort-unknown`, `page-out-of-range` (invalid), naming what is allowed.
 */
export async function paged<E extends ObjectLiteral>(
  builder: SelectQueryBuilder<E>,
  request: PageRequest,
  rules: PageRules,
): Promise<Page<E>> {
  const limit = Math.min(Math.max(1, Math.trunc(request.limit)), MAX_LIMIT);
  const page = Math.max(1, Math.trunc(request.page));
  const skipped = (page - 1) * limit;
  if (skipped > MAX_SKIPPED) {
    throw invalid(
      'page',
      'page-out-of-range',
      'Trang quá xa: hãy lọc bớt danh sách',
      'Too far: narrow the list with a filter',
    );
  }
  for (const [column, direction] of orderOf(request.sort ?? rules.by, rules))
    builder.addOrderBy(column, direction);
  for (const key of builder.expressionMap.mainAlias?.metadata.primaryColumns ?? []) {
    const column = `${rules.alias}.${key.propertyName}`;
    if (!(column in builder.expressionMap.orderBys)) builder.addOrderBy(column, 'ASC');
  }
  const [items, total] = await builder.skip(skipped).take(limit).getManyAndCount();
  return { items, total, page, limit };
}

function orderOf(sort: string, rules: PageRules): [string, 'ASC' | 'DESC'][] {
  const wanted = sort.split(',').filter(Boolean);
  return wanted.slice(0, MAX_SORTS).map((word) => {
    const property = word.replace(/^-/, '');
    if (!rules.sort.includes(property) && sort !== rules.by) {
      const allowed = rules.sort.join(', ');
      throw invalid('sort', 'sort-unknown', `Chỉ sắp xếp được theo: ${allowed}`, `Sorts by: ${allowed}`);
    }
    return [
      property.includes('.') ? property : `${rules.alias}.${property}`,
      word.startsWith('-') ? 'DESC' : 'ASC',
    ];
  });
}

/**
 * Adds "contains every word of the search" over a folded column; `folded` is the search text folded like the column.
 * Characters that LIKE would take for patterns are searched for as they are.
 */
export function whereContains<E extends ObjectLiteral>(
  builder: SelectQueryBuilder<E>,
  column: string,
  folded: string,
): SelectQueryBuilder<E> {
  const words = folded.split(' ').filter(Boolean).slice(0, 8);
  words.forEach((word, i) => {
    const name = `${column.replace(/\W/g, '_')}_${i}`;
    builder.andWhere(`${column} LIKE :${name} ESCAPE '!'`, { [name]: `%${word.replace(/[!%_]/g, '!$&')}%` });
  });
  return builder;
}
