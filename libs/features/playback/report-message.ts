import { judgeReport, ReportBatch, type Report } from '#contracts/reports.js';
import { MAX_PAYLOAD_BYTES } from '#contracts/wire.js';
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

function parseJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return undefined; // not JSON, or not UTF-8: the caller answers `malformed`
  }
}

/** Never throws, whatever the bytes. */
export function judgeMessage(device: string, payload: Uint8Array, receivedAtMs: number): JudgedMessage {
  const bad = (reason: string): JudgedMessage => ({ ok: false, device, sha256: sha256Hex(payload), reason });
  if (payload.byteLength > MAX_PAYLOAD_BYTES) return bad('too-large');
  const parsed = ReportBatch.safeParse(parseJson(payload));
  if (!parsed.success) return bad('malformed');
  const reports: Report[] = [];
  const rejects: { seq: number; reason: string }[] = [];
  for (const raw of parsed.data.reports) {
    const verdict = judgeReport(raw);
    if (verdict.ok) reports.push(verdict.report);
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
