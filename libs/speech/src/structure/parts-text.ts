import type { OutlinePart } from './outline-part.js';

/**
 * The text of the chosen parts in the document's order, a blank line between parts.
 * @param selection ids; the default selection when absent. Unknown ids are ignored.
 */
export function partsToText(parts: readonly OutlinePart[], selection?: Iterable<string>): string {
  const chosen = selection === undefined ? undefined : new Set(selection);
  return parts
    .filter((part) => (chosen ? chosen.has(part.id) : part.selectedByDefault) && part.text !== '')
    .map((part) => part.text)
    .join('\n\n');
}

/** A part's id and those of everything under it: what a tick in the outline means. */
export function withChildren(parts: readonly OutlinePart[], id: string): string[] {
  const at = parts.findIndex((part) => part.id === id);
  const top = parts[at];
  if (top === undefined) return [];
  const ids = [top.id];
  for (const part of parts.slice(at + 1)) {
    if (part.level <= top.level) break;
    ids.push(part.id);
  }
  return ids;
}
