import { type DataSource, In } from 'typeorm';

/** Values in one statement at most. */
const CHUNK = 500;

/** The entities whose `key` is one of any number of values, asked for in turns. No order is promised. */
export async function findByKeys<E extends object>(
  dataSource: DataSource,
  entity: new () => E,
  key: keyof E & string,
  values: readonly string[],
): Promise<E[]> {
  const wanted = [...new Set(values)];
  const found: E[] = [];
  for (let i = 0; i < wanted.length; i += CHUNK) {
    const where = { [key]: In(wanted.slice(i, i + CHUNK)) } as never;
    found.push(...(await dataSource.getRepository(entity).find({ where })));
  }
  return found;
}
