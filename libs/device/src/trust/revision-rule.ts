/** The last accepted (or pending) state of a topic. Revision 0: none yet. */
export interface Standing {
  revision: number;
  hash: string;
}
export const NOTHING: Standing = { revision: 0, hash: '' };

/** Higher: taken. The same message again: ignored, for brokers redeliver. Anything else is refused. */
export function judgeRevision(
  standing: Standing,
  next: Standing,
): 'take' | 'ignore' | 'lower-revision' | 'same-revision' {
  if (next.revision > standing.revision) return 'take';
  if (next.revision < standing.revision) return 'lower-revision';
  return next.hash === standing.hash ? 'ignore' : 'same-revision';
}
