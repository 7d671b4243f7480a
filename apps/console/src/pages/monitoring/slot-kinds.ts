import type { paths } from '#api-client/schema.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } };
}
  ? A
  : never;
export type Slots = Answer<'/api/v1/monitoring/slots'>;
export type Slot = Slots['items'][number];
export type SlotRow = Answer<'/api/v1/monitoring/slots/rows'>['items'][number];
export type SlotState = keyof Slot['counts'];

/** In the order of time; the last five are ends that are not what was planned, and the one that is. */
export const SLOT_STATES: readonly SlotState[] = [
  'planned',
  'delivered',
  'staged',
  'armed',
  'started',
  'finished',
  'partial',
  'failed',
  'missed',
  'refused',
];
const ENDS: readonly SlotState[] = ['finished', 'partial', 'failed', 'missed', 'refused'];
export const STATE_COLOURS: Record<SlotState, string> = {
  planned: 'gray.7',
  delivered: 'gray.8',
  staged: 'cyan.9',
  armed: 'teal.9',
  started: 'blue.9',
  finished: 'green.9',
  partial: 'orange.9',
  failed: 'red.9',
  missed: 'red.9',
  refused: 'grape.9',
};

export const slotKey = ({ source, kind, startAt }: Pick<Slot, 'source' | 'kind' | 'startAt'>): string =>
  [source, kind, startAt].join('|');
export const endedOf = ({ counts }: Slot): number => ENDS.reduce((sum, state) => sum + counts[state], 0);

export type SlotTime = 'now' | 'next' | 'past';
/** `armSeconds` before its start a slot is as good as now; so is one with rows that are still open. */
export function timeOf(slot: Slot, nowMs: number, armSeconds: number): SlotTime {
  const startMs = Date.parse(slot.startAt);
  if (nowMs < startMs - armSeconds * 1000) return 'next';
  return nowMs < startMs + slot.durationMs || slot.counts.started > 0 ? 'now' : 'past';
}

/** Which slot somebody wants to see first: what is on, else the next one, else the last one. */
export function firstToShow(slots: readonly Slot[], nowMs: number, armSeconds: number): Slot | undefined {
  const of = (time: SlotTime): Slot[] => slots.filter((slot) => timeOf(slot, nowMs, armSeconds) === time);
  return of('now')[0] ?? of('next')[0] ?? of('past').at(-1);
}
