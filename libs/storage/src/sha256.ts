const pattern = /^[0-9a-f]{64}$/;

/** True for 64 lower-case hex digits: the only thing that may become a file name in a store. */
export function isSha256(value: unknown): value is string {
  return typeof value === 'string' && pattern.test(value);
}
