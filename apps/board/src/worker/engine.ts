/** What a browser calls itself, the most particular name first: they all claim to be their ancestors, too. */
const NAMES = ['Firefox', 'Edg', 'Chrome', 'Safari'];

/** `Chrome 109`; of one that is none of these its own words, cut. @param userAgent as the browser sends it */
export function engineOf(userAgent: string): string {
  for (const name of NAMES) {
    const version = new RegExp(`${name}/(\\d+)`).exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return userAgent.slice(0, 64);
}
