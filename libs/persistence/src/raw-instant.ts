/** An instant of a raw answer: a date from one engine, `YYYY-MM-DD HH:MM:SS.mmm` in UTC from the other. */
export function rawInstant(value: string | Date): string {
  if (value instanceof Date) return value.toISOString();
  return new Date(value.includes('T') ? value : `${value.replace(' ', 'T')}Z`).toISOString();
}
