/** Texts crawled from the web often are Markdown. Its marks are dropped from the blocks, never from the source. */
const HEADING = /^(#{1,6})\s+(.*)$/u;

/** Two kinds of marks at least, or several of one: a single star or bar is no Markdown. */
export function looksLikeMarkdown(text: string): boolean {
  const sample = text.slice(0, 200_000);
  const headings = (sample.match(/^#{1,6} \S/gmu) ?? []).length;
  const strong = (sample.match(/\*\*[^*\n]{1,200}\*\*/gu) ?? []).length;
  const bars = (sample.match(/^\|[ :|-]{3,200}\|\s*$/gmu) ?? []).length;
  return headings + strong + 2 * bars >= 2;
}

export function markdownHeading(line: string): { level: number; text: string } | undefined {
  const found = HEADING.exec(line);
  return found ? { level: (found[1] ?? '#').length, text: found[2] ?? '' } : undefined;
}

/** `***`, `---`, `___`: a rule. */
export const isMarkdownRule = (line: string): boolean =>
  /^(?:\*\s?){3,}$|^(?:-\s?){3,}$|^(?:_\s?){3,}$/u.test(line.slice(0, 200));

/** A line's words without emphasis, links, code marks, quotes and anchors. Linear: every repetition is bounded. */
export function stripMarkdown(line: string): string {
  return line
    .replace(/^(?:>\s?){1,6}/u, '')
    .replace(/!?\[([^\][]{0,400})\]\([^()\s]{0,600}\)/gu, '$1')
    .replace(/\s?\{#[^{}]{0,100}\}/gu, '')
    .replace(/<br\s?\/?>/giu, '\n')
    .replace(/<!--.{0,400}?-->/gu, '')
    .replace(/\*{1,3}([^*\n]{1,2000})\*{1,3}/gu, '$1')
    .replace(/(^|[\s(])_{1,2}([^_\s][^_\n]{0,400})_{1,2}(?=$|[\s).,;:])/gu, '$1$2')
    .replace(/`{1,3}([^`\n]{0,400})`{1,3}/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|])/gu, '$1')
    .replace(/\*\*/gu, '')
    .trim();
}
