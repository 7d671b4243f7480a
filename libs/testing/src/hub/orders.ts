import type { ApiClient } from './api-client.js';
import { localOf } from './stations.js';
import { until } from './until.js';

export interface OrderDraft {
  unit: string;
  title?: string;
  class?: 2 | 3;
  bulletins: string[];
  /** Units to reach; default: the order's own. */
  units?: string[];
  atMs: number;
  toleranceMs?: number;
  /** Further members of the body, or others in place of these. */
  change?: Record<string, unknown>;
}
export interface OrderAnswer {
  id: string;
  state: string;
  version: number;
}
export interface Occurrence {
  id: string;
  order: string;
  state: string;
  frozen: boolean;
  startAt: string | null;
  localDate: string;
  outcome: { reason?: string } | null;
  title: string;
}
export interface AsRun {
  id: string;
  kind: string;
  subject: string;
  place: string;
  device: string | null;
  order: string | null;
  state: string;
  end: string | null;
  reason: string | null;
  late: boolean;
  preempted: boolean;
  segments: unknown[];
  playedMs: number;
  durationMs: number;
  version: number;
  closed: boolean;
  confirmedBy: string;
  evidence: string | null;
}

export function orderBody({ unit, title = 'Lịch phát', atMs, ...draft }: OrderDraft) {
  const { date, atLocal } = localOf(atMs);
  return {
    unit,
    title,
    class: draft.class ?? 3,
    bulletinIds: draft.bulletins,
    targets: { include: { units: draft.units ?? [unit] } },
    recurrence: { kind: 'once', date },
    airings: [{ kind: 'fixed', atLocal, toleranceMs: draft.toleranceMs ?? 0 }],
    ...draft.change,
  };
}

/** Drafted and confirmed. */
export async function confirmedOrder(by: ApiClient, draft: OrderDraft): Promise<OrderAnswer> {
  const { id } = await by.ok(by.post<OrderAnswer>('/api/v1/orders', orderBody(draft)));
  return by.ok(by.post<OrderAnswer>(`/api/v1/orders/${id}/confirm`));
}

/** What the plan of a station says, once it says what is waited for. */
export function schedule(
  by: ApiClient,
  station: string,
  what: string,
  ready: (occurrences: Occurrence[]) => boolean,
  atMs = Date.now(),
): Promise<Occurrence[]> {
  const from = localOf(atMs - 24 * 3600_000).date;
  const to = localOf(atMs + 7 * 24 * 3600_000).date;
  return until(what, async () => {
    const path = `/api/v1/schedule/${station}?from=${from}&to=${to}`;
    const { occurrences } = await by.ok(by.get<{ occurrences: Occurrence[] }>(path));
    return ready(occurrences) ? occurrences : null;
  });
}

/** Rows of the ledger, newest planned first. */
export async function asRun(by: ApiClient, query: Record<string, string> = {}): Promise<AsRun[]> {
  const search = new URLSearchParams({ limit: '200', ...query });
  return (await by.ok(by.get<{ items: AsRun[] }>(`/api/v1/as-run?${search.toString()}`))).items;
}

/** The rows of an order when each has its end. */
export function ended(by: ApiClient, order: string, count: number, withinMs = 30_000): Promise<AsRun[]> {
  return until(
    `${count} ended rows of ${order}`,
    async () => {
      const rows = (await asRun(by)).filter((r) => r.order === order);
      return rows.length === count && rows.every((r) => r.end !== null) ? rows : null;
    },
    withinMs,
  );
}
