import { confirmAiring, makeFmStation } from '../fm.js';
import type { AsRun, Mismatch } from '../ledger.js';
import { type DemoWindow, orderAiring, regulateForNow, untilPlanned } from '../programme.js';
import type { Stage } from './stage.js';

/** What a station on FM airs of a run: one item, which no device reports. */
export interface ByHand {
  order: string;
  occurrence: string;
  endAtMs: number;
}

/** The first bulletin, at the instant at which the loudspeakers have their last: ordered after theirs, it has time. */
export async function orderByHand(
  { crew, bulletins }: Stage,
  windows: readonly DemoWindow[],
  startAtMs: number,
): Promise<ByHand> {
  const station = await makeFmStation(crew);
  await regulateForNow(crew('admin'), station, windows);
  const { id, title, durationMs } = bulletins[0]!;
  const wish = { title: `${title} (FM)`, bulletin: id, class: 2 as const, stations: [station], startAtMs };
  const order = await orderAiring(crew, wish);
  const [planned] = await untilPlanned(crew('giam-sat'), [{ order, station, startAtMs }]);
  return { order, occurrence: planned!.id, endAtMs: startAtMs + durationMs };
}

/** The officer's word, once it is over. */
export const confirmByHand = (
  { crew }: Stage,
  { order, endAtMs }: Pick<ByHand, 'order' | 'endAtMs'>,
): Promise<void> => confirmAiring(crew, { order, endAtMs }, 'finished', null);

/** One row, confirmed by a person, which the sums have apart. */
export function mismatchesByHand(
  { occurrence }: Pick<ByHand, 'occurrence'>,
  rows: readonly AsRun[],
  counted: number,
): Mismatch[] {
  const facts = rows
    .filter(({ kind }) => kind === 'person')
    .map(({ subject, end, evidence }) => `${subject} ${end ?? 'open'} ${evidence ?? 'no evidence'}`);
  const wrong = (where: string, expected: string, got: string): Mismatch[] =>
    expected === got ? [] : [{ what: 'by a person', where, expected, got }];
  return [
    ...wrong('ledger', `${occurrence} finished person`, facts.join(', ')),
    ...wrong('sums', '1', String(counted)),
  ];
}
