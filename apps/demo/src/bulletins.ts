import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Api } from './api.js';
import { type DisplayWish, giveDisplay } from './display.js';
import { DemoFailure, until } from './patience.js';
import { PROVINCE, type Crew } from './people.js';

/** What ships with the demonstration, in the project's own words. */
const SHIPPED = join(dirname(fileURLToPath(import.meta.url)), '../../../../config/demo');
export const SHIPPED_DOCUMENT = join(SHIPPED, 'thong-bao-chinh-sach.txt');
const SHORT_TEXTS = join(SHIPPED, 'ban-tin-ngan.txt');
const DRAFTS = join(SHIPPED, 'ban-nhap.txt');
/** The shipped document as boards show it: what one reads in passing. */
export const SHIPPED_DISPLAY: DisplayWish = {
  title: 'Hỗ trợ hộ gia đình vùng cao',
  text:
    'Hộ nghèo: 1.500.000 đồng và 2 con lợn giống. Hộ cận nghèo: 800.000 đồng.\n\n' +
    'Nộp đơn tại bộ phận một cửa của xã, từ ngày 01/12 đến hết ngày 15/12/2026. Hỏi thêm: 0214 3888 999.',
  picture: join(SHIPPED, 'ho-tro-vung-cao.jpg'),
};

const DAY_MS = 24 * 3600_000;
/** Longer ones need a reason. */
const LONG_MS = 10 * 60_000;
/** A long document on a slow machine. */
const RENDER_MS = 10 * 60_000;

export interface Bulletin {
  id: string;
  title: string;
  durationMs: number;
  sha256: string;
  validTo: string;
}
interface BulletinAnswer {
  id: string;
  manifestHash: string | null;
  variants: {
    rendition: { durationMs: number; sha256: string } | null;
    job: { state: string; message: string | null } | null;
  }[];
}
interface DocumentAnswer {
  id: string;
  /** `audio`: a recording. */
  kind: string;
}
type Variant =
  { origin: 'text'; text?: string; documentId?: string } | { origin: 'recording'; documentId: string };

export interface Written {
  title: string;
  text: string;
}
/** The short bulletins; the last one is the emergency's. */
export const shortTexts = (): Written[] => textsOf(SHORT_TEXTS);
/** What communes and the province are writing. */
export const draftTexts = (): Written[] => textsOf(DRAFTS);

function textsOf(file: string): Written[] {
  const blocks = readFileSync(file, 'utf8')
    .trim()
    .split(/\n\s*\n/);
  return blocks.map((block) => {
    const [title = '', ...lines] = block.split('\n');
    return { title, text: lines.join('\n') };
  });
}

/** A document as people hand it in: uploaded and read by the hub. */
export async function uploadDocument(editor: Api, file: string): Promise<Variant> {
  if (!existsSync(file)) throw new DemoFailure(`there is no ${file}`);
  const path = `/api/v1/documents?unit=${PROVINCE}`;
  const document = await editor.upload<DocumentAnswer>(
    path,
    basename(file),
    new Uint8Array(readFileSync(file)),
  );
  return document.kind === 'audio'
    ? { origin: 'recording', documentId: document.id }
    : { origin: 'text', documentId: document.id };
}

export interface About {
  title: string;
  field: number;
  class: 1 | 2 | 3;
  /** Default: the province's. */
  unit?: string;
}
type Rendered = BulletinAnswer & { rendition: { durationMs: number; sha256: string }; validTo: string };

/** One person writes it, the hub reads it and makes its sound. @throws DemoFailure */
export async function renderBulletin(editor: Api, about: About, variant: Variant): Promise<Rendered> {
  const nowMs = Date.now();
  const validTo = new Date(nowMs + 30 * DAY_MS).toISOString();
  const { id } = await editor.post<BulletinAnswer>('/api/v1/bulletins', {
    unit: PROVINCE,
    ...about,
    kind: 'bulletin',
    source: 'Trình diễn',
    validFrom: new Date(nowMs - 3600_000).toISOString(),
    validTo,
    variants: [{ language: 'vi', ...variant }],
  });
  return until({ what: `“${about.title}” has its sound`, withinMs: RENDER_MS }, async () => {
    const now = await editor.get<BulletinAnswer>(`/api/v1/bulletins/${id}`);
    const [only] = now.variants;
    if (only?.job?.state === 'refused')
      throw new DemoFailure(`“${about.title}” cannot be made into sound: ${only.job.message}`);
    return now.manifestHash !== null && only?.rendition
      ? { ...now, rendition: only.rendition, validTo }
      : null;
  });
}

export async function submitBulletin(editor: Api, { id, rendition }: Rendered): Promise<void> {
  await editor.post(
    `/api/v1/bulletins/${id}/submit`,
    rendition.durationMs > LONG_MS ? { longReason: 'Trình diễn nguyên văn' } : {},
  );
}

/** Another person approves what they would hear. */
export async function approveBulletin(approver: Api, { id, manifestHash }: Rendered): Promise<void> {
  await approver.post(`/api/v1/bulletins/${id}/approve`, {
    manifestHash,
    answers: { stateSecret: false, personalData: false, advertising: false },
    note: 'Đã nghe lại toàn bộ',
  });
}

/** From a text to an approved bulletin of the province. @param display for boards too; null: in its own words */
export async function publishBulletin(
  crew: Crew,
  about: About,
  variant: Variant,
  display?: DisplayWish | null,
): Promise<Bulletin> {
  const ready = await renderBulletin(crew('bien-tap'), about, variant);
  if (display !== undefined) {
    await giveDisplay(crew('bien-tap'), { id: ready.id, title: about.title }, display);
    const { manifestHash } = await crew('bien-tap').get<BulletinAnswer>(`/api/v1/bulletins/${ready.id}`);
    ready.manifestHash = manifestHash;
  }
  await submitBulletin(crew('bien-tap'), ready);
  await approveBulletin(crew('duyet'), ready);
  const { durationMs, sha256 } = ready.rendition;
  return { id: ready.id, title: about.title, durationMs, sha256, validTo: ready.validTo };
}
