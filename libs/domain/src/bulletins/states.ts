/** States of a bulletin as data; every change goes through {@link nextState}. */
export const BULLETIN_STATES = ['draft', 'submitted', 'approved', 'withdrawn', 'expired'] as const;
export type BulletinState = (typeof BULLETIN_STATES)[number];
export type BulletinAction = 'edit' | 'submit' | 'approve' | 'reject' | 'withdraw' | 'expire';

/** action → from → to. What is not here is refused. An edit of an approved bulletin voids its approval. */
export const BULLETIN_TRANSITIONS: Readonly<
  Record<BulletinAction, Partial<Record<BulletinState, BulletinState>>>
> = {
  edit: { draft: 'draft', submitted: 'draft', approved: 'draft', expired: 'draft' },
  submit: { draft: 'submitted' },
  approve: { submitted: 'approved' },
  reject: { submitted: 'draft' },
  withdraw: { draft: 'withdrawn', submitted: 'withdrawn', approved: 'withdrawn', expired: 'withdrawn' },
  expire: { approved: 'expired' },
};

/** null: not allowed from this state. */
export function nextState(state: BulletinState, action: BulletinAction): BulletinState | null {
  return BULLETIN_TRANSITIONS[action][state] ?? null;
}

/** What an approval binds: per language the script (or recording) and the rendition made of it, in order of language. */
export interface ManifestEntry {
  language: string;
  /** Hash of the script, or of the recording. */
  source: string;
  rendition: string;
}

/** A file of the display, with how long a turn of it is. */
export interface ShownEntry {
  shown: 'text' | 'image' | 'video';
  sha256: string;
  durationMs: number;
}

/** One approval for both channels: the sounds by language, then what boards show, in its order. */
export function manifestOf(
  entries: readonly ManifestEntry[],
  display: readonly ShownEntry[] = [],
): (ManifestEntry | ShownEntry)[] {
  const sounds = [...entries].sort((a, b) =>
    a.language < b.language ? -1 : a.language > b.language ? 1 : 0,
  );
  return [...sounds, ...display];
}

/** The six official fields. */
export const FIELDS = [
  'Thông tin chung',
  'Thông tin đột xuất',
  'Đường lối, chủ trương, chính sách, pháp luật',
  'Chỉ đạo, điều hành của cấp ủy, chính quyền cơ sở',
  'Kiến thức khoa học, kinh tế, văn hóa, xã hội',
  'Gương người tốt, việc tốt',
] as const;
