import { spawnSync } from 'node:child_process';
import { findProgram } from '../services/available.js';
import type { ApiClient } from './api-client.js';
import { until } from './until.js';

const made = new Map<string, Buffer>();

/** A quiet tone of so many seconds as mp3: a recording, the quickest thing to render. */
export function tone(seconds: number, hertz = 440): Buffer {
  const key = `${seconds}/${hertz}`;
  const before = made.get(key);
  if (before) return before;
  const source = `sine=frequency=${hertz}:sample_rate=24000:duration=${seconds}`;
  const run = spawnSync(
    findProgram('ffmpeg') ?? 'ffmpeg',
    ['-v', 'error', '-f', 'lavfi', '-i', source, '-ac', '1', '-b:a', '64k', '-f', 'mp3', 'pipe:1'],
    { maxBuffer: 16 * 1024 * 1024, timeout: 30_000 },
  );
  if (run.status !== 0) throw new Error(`ffmpeg: ${run.stderr.toString()}`);
  made.set(key, run.stdout);
  return run.stdout;
}

/** A sound of any kind, decoded: how long it lasts and how loud it is (EBU R 128). */
export function heard(bytes: Uint8Array): { seconds: number; lufs: number } {
  const run = spawnSync(
    findProgram('ffmpeg') ?? 'ffmpeg',
    ['-hide_banner', '-i', 'pipe:0', '-af', 'aresample=48000,ebur128', '-f', 'null', '-'],
    { input: bytes, maxBuffer: 16 * 1024 * 1024, timeout: 30_000 },
  );
  const said = run.stderr.toString();
  const [, minutes, seconds] = [...said.matchAll(/time=\d+:(\d+):([\d.]+)/g)].at(-1) ?? [];
  const [, lufs] = [...said.matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1) ?? [];
  if (run.status !== 0 || seconds === undefined || lufs === undefined) throw new Error(`ffmpeg: ${said}`);
  return { seconds: Number(minutes) * 60 + Number(seconds), lufs: Number(lufs) };
}

export interface BulletinDraft {
  unit: string;
  title: string;
  class?: 1 | 2 | 3;
  field?: number;
  kind?: 'announcement' | 'bulletin';
  /** Words to be read; without them a tone of `seconds`. */
  text?: string;
  seconds?: number;
  hertz?: number;
  validToMs?: number;
}
export interface BulletinAnswer {
  id: string;
  state: string;
  version: number;
  manifestHash: string | null;
  variants: {
    rendition: { sha256: string; durationMs: number } | null;
    job: { state: string; reason: string | null; message: string | null } | null;
  }[];
}

/** Preparation of most tests, and several programs one after the other: on a busy machine it takes its time. */
const RENDERED_WITHIN_MS = 45_000;

/** A draft whose sound is ready to be heard. */
export async function renderedBulletin(editor: ApiClient, draft: BulletinDraft): Promise<BulletinAnswer> {
  const bulletin = await draftBulletin(editor, draft);
  const settled = async (): Promise<BulletinAnswer | null> => {
    const now = await editor.ok(editor.get<BulletinAnswer>(`/api/v1/bulletins/${bulletin.id}`));
    const refused = now.variants.find((v) => v.job?.state === 'refused');
    return now.manifestHash !== null || refused ? now : null;
  };
  return until(`the sound of ${draft.title}`, settled, RENDERED_WITHIN_MS);
}

/** A draft as it is sent: its job is queued. */
export async function draftBulletin(editor: ApiClient, draft: BulletinDraft): Promise<BulletinAnswer> {
  return editor.ok(editor.post<BulletinAnswer>('/api/v1/bulletins', await bulletinBody(editor, draft)));
}

export async function bulletinBody(editor: ApiClient, draft: BulletinDraft) {
  const { unit, title, text, seconds = 1.5, hertz } = draft;
  let variant: object = { origin: 'text', text };
  if (text === undefined) {
    const path = `/api/v1/documents?unit=${unit}`;
    const upload = editor.upload<{ id: string }>(path, 'ban-tin.mp3', tone(seconds, hertz));
    variant = { origin: 'recording', documentId: (await editor.ok(upload)).id };
  }
  return {
    unit,
    title,
    field: draft.field ?? 1,
    class: draft.class ?? 3,
    kind: draft.kind ?? 'bulletin',
    source: 'Văn phòng UBND',
    validFrom: new Date(Date.now() - 3600_000).toISOString(),
    validTo: new Date(draft.validToMs ?? Date.now() + 30 * 24 * 3600_000).toISOString(),
    variants: [variant],
  };
}

/** Written, heard, submitted by one and approved by another. */
export async function approvedBulletin(
  editor: ApiClient,
  approver: ApiClient,
  draft: BulletinDraft,
): Promise<BulletinAnswer> {
  const { id, manifestHash } = await renderedBulletin(editor, draft);
  await editor.ok(editor.post(`/api/v1/bulletins/${id}/submit`));
  return approver.ok(
    approver.post<BulletinAnswer>(`/api/v1/bulletins/${id}/approve`, approvalOf(manifestHash)),
  );
}

export const approvalOf = (manifestHash: string | null) => ({
  manifestHash,
  answers: { stateSecret: false, personalData: false, advertising: false },
});
