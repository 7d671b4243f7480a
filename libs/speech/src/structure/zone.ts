import type { PartKind } from './outline-part.js';

/**
 * Where in a document the walk is. A zone is left only by a line that says so: `head` (until the title), `title`,
 * `preamble` (bases and whatever stands before the first Điều, Mục or number), `body`, `tail` (recipients and
 * signatures, in either order).
 */
export interface Zone {
  readonly name: 'head' | 'title' | 'preamble' | 'body' | 'tail';
  /** What the line is; undefined where it is plain text of the body. */
  readonly kind: PartKind | undefined;
  /** The line opens a part of its own even if the one before is of the same kind. */
  readonly opens?: boolean;
  /** Nothing that follows belongs to this line's part. */
  readonly closed?: boolean;
}
