import { judgeReport, ReportBatch, type Report } from '#contracts/reports.js';
import { MAX_PAYLOAD_BYTES } from '#contracts/wire.js';
import { hasBrokenText } from '#platform/broken-text.js';
import { sha256Hex } from '#platform/ids.js';

/** One message on a device's `report` topic, judged: a batch with its reports and rejects, or malformed as a whole. */
export type JudgedMessage =
  | {
      ok: true;
      device: string;
      journal: string;
      boot: string;
      reports: Report[];
      rejects: { seq: number; reason: string }[];
      receivedAtMs: number;
    }
  | { ok: false; device: string; sha256: string; reason: string };

/** The largest number that the database keeps in order; a device gets there after a report a second for 68 years. */
const LAST_SEQ = 2_147_483_647;

function parseJson(payload: Uint8Array): { value: unknown; text: string } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    return { text, value: JSON.parse(text) };
  } catch {
    return undefined; // not JSON, or not UTF-8: the caller answers `malformed`
  }
}

/** Never throws, whatever the bytes. */
export function judgeMessage(device: string, payload: Uint8Array, receivedAtMs: number): JudgedMessage {
  const bad = (reason: string): JudgedMessage => ({ ok: false, device, sha256: sha256Hex(payload), reason });
  if (payload.byteLength > MAX_PAYLOAD_BYTES) return bad('too-large');
  const json = parseJson(payload);
  const parsed = ReportBatch.safeParse(json?.value);
  if (!parsed.success) return bad('malformed');
  const reports: Report[] = [];
  const rejects: { seq: number; reason: string }[] = [];
  for (const raw of parsed.data.reports) {
    const verdict = judgeReport(raw);
    const seq = verdict.ok ? verdict.report.seq : verdict.seq;
    if (seq !== null && seq > LAST_SEQ) return bad('number-too-large');
    const broken = verdict.ok && hasBrokenText(json?.text ?? '', verdict.report);
    if (broken) rejects.push({ seq: verdict.report.seq, reason: 'broken-text' });
    else if (verdict.ok) reports.push(verdict.report);
    else if (verdict.seq === null) return bad('report-without-number');
    else rejects.push({ seq: verdict.seq, reason: verdict.reason });
  }
  return {
    ok: true,
    device,
    journal: parsed.data.journal,
    boot: parsed.data.boot,
    reports,
    rejects,
    receivedAtMs,
  };
}
