/** Text that no database keeps: NUL, and halves of a character (lone surrogates). */
const BROKEN = /\0|\p{Cs}/u;
export const isBrokenText = (text: string): boolean => BROKEN.test(text);

/** NUL or a surrogate, escaped: valid JSON cannot carry them otherwise but in pairs. */
const SUSPICIOUS = /\\u(0000|[dD][89a-fA-F])/;

/** Whether a parsed JSON value has broken text in it. @param json what it was parsed from: nearly always the quick answer. */
export function hasBrokenText(json: string, value: unknown): boolean {
  return SUSPICIOUS.test(json) && (isTooDeep(value) || brokenPaths(value).length > 0);
}

/** Deeper than anything that a page or a program of ours sends. */
const MAX_DEPTH = 32;

/** Whether a plain value is nested deeper than that: whoever walks it would run out of stack. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (value === null || typeof value !== 'object' || !isPlain(value)) return false;
  return depth >= MAX_DEPTH || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}

/** Where in a plain value broken text is: `items.0.title`; keys count as their member. Of values that are not too deep. */
export function brokenPaths(value: unknown, path = '', found: string[] = []): string[] {
  if (typeof value === 'string') {
    if (isBrokenText(value)) found.push(path || 'value');
  } else if (value !== null && typeof value === 'object' && isPlain(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const member = path ? `${path}.${key}` : key;
      if (isBrokenText(key)) found.push(path || 'value');
      else brokenPaths(inner, member, found);
    }
  }
  return found;
}

const isPlain = (value: object): boolean =>
  Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value) as null);
